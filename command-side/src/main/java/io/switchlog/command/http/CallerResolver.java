package io.switchlog.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Who sends this request, as a {@link Caller}. With an {@code Idempotency-Key} the command id follows from caller and
 * key, so the same request sent again is the same command.
 */
public final class CallerResolver implements HandlerMethodArgumentResolver {
    private static final Text.Validator REASON = text(500);
    private static final Text.Validator KEY = text(200);

    private final Vault vault;

    public CallerResolver(Vault vault) {
        this.vault = vault;
    }

    private static Text.Validator text(int max) {
        return new Text.Validator(max);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new NotAllowed("Sign in first.");
        }
        String key = header(request, "Idempotency-Key", KEY);
        return new Caller(
                authentication.getName(),
                role(authentication),
                "web",
                key == null ? CommandIds.next() : commandId(authentication.getName(), key),
                null,
                null,
                header(request, "X-Reason", REASON),
                key == null ? null : fingerprint(request));
    }

    private UUID commandId(String actor, String key) {
        return CommandIds.commandId(vault.keyedId("idempotency:" + actor + ":" + key));
    }

    private String fingerprint(HttpServletRequest request) {
        byte[] head = (request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(UTF_8);
        byte[] body = BodyFilter.body(request);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return vault.fingerprint(whole);
    }

    private static @Nullable String header(HttpServletRequest request, String name, Text.Validator validator) {
        String value = request.getHeader(name);
        if (value != null && !validator.isValid(value)) {
            throw new BadRequest(name, "must be a short text without control characters");
        }
        return value;
    }

    private static Role role(Authentication authentication) {
        for (Role role : Role.values()) {
            String authority = "ROLE_" + role.name().toUpperCase(Locale.ROOT);
            if (authentication.getAuthorities().stream()
                    .anyMatch(granted -> authority.equals(granted.getAuthority()))) {
                return role;
            }
        }
        return Role.UNKNOWN;
    }
}
