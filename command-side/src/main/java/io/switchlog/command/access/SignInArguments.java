package io.switchlog.command.access;

import io.switchlog.command.access.session.Session;
import io.switchlog.command.access.session.SignedIn;
import io.switchlog.command.dispatch.NotAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives endpoints the session that asks, and from where a request comes. */
public final class SignInArguments implements HandlerMethodArgumentResolver {
    private final TrustedProxies proxies;

    public SignInArguments(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Session.class || type == RequestFacts.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        if (parameter.getParameterType() == RequestFacts.class) {
            return RequestFacts.of(
                    Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)), proxies);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new NotAllowed("Sign in first.");
        }
        return SignedIn.session(authentication);
    }
}
