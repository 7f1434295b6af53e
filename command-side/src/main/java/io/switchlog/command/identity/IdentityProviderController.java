package io.switchlog.command.identity;

import io.switchlog.command.access.AuthController;
import io.switchlog.command.access.AuthController.SignedInAnswer;
import io.switchlog.command.access.RequestFacts;
import io.switchlog.command.access.SignIn;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.Text;
import io.switchlog.command.identity.IdentityProviderSignIn.Arrival;
import io.switchlog.command.identity.IdentityProviderSignIn.Departure;
import io.switchlog.command.identity.IdentityProviderSignIn.Welcome;
import io.switchlog.messages.access.SignInMethod;
import io.switchlog.messages.settings.IdentityProvider;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing in with the identity provider, as browsers do it. All redirects lead to the provider or to the base address of
 * the settings; nothing in a request can make them lead elsewhere.
 */
@RestController
@RequestMapping("/api/auth/oidc")
public class IdentityProviderController {
    private static final String COOKIE = "switchlog-sign-in";
    private static final String PATH = "/api/auth/oidc";
    private static final String LANDING = "/signed-in";

    private final IdentityProviderSignIn provider;
    private final SignIn signIn;
    private final AuthController auth;

    IdentityProviderController(IdentityProviderSignIn provider, SignIn signIn, AuthController auth) {
        this.provider = provider;
        this.signIn = signIn;
        this.auth = auth;
    }

    /** @param displayName what the button says */
    record Offer(boolean available, String displayName) {}

    /** Whether there is a provider to sign in with. */
    @GetMapping
    Offer offer() {
        IdentityProvider settings = provider.settings();
        return new Offer(settings.complete(), settings.displayName());
    }

    /** Sends the browser to the provider. */
    @GetMapping("/start")
    ResponseEntity<Void> start() {
        Departure departure = provider.depart();
        return redirect(departure.to(), cookie(departure.cookie(), Handshakes.LASTS));
    }

    /** Where the provider sends the browser back to. Leads on to the client, with a code or with an error. */
    @GetMapping("/callback")
    ResponseEntity<Void> callback(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(name = "iss", required = false) @Nullable String issuer,
            @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        Refused.refuseIf(!provider.settings().complete(), Refusal.IDENTITY_PROVIDER_NOT_SET);
        try {
            Welcome welcome = provider.arrive(new Arrival(code, state, issuer, cookie));
            return redirect(landing("code=" + welcome.code()), cookie(welcome.cookie(), Handshakes.LASTS));
        } catch (SignInRejected rejected) {
            return redirect(landing("error=" + rejected.reason().name()), cookie("", Duration.ZERO));
        }
    }

    /** @param code as the address of the landing page has it */
    record Code(@NotNull @Text(max = 100) String code) {}

    /** Exchanges the code for a session, once, for the browser that signed in. */
    @PostMapping("/token")
    ResponseEntity<SignedInAnswer> token(
            @Valid @RequestBody Code code,
            @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
            RequestFacts facts) {
        UUID person =
                provider.redeem(code.code(), cookie).orElseThrow(() -> new Refused(Refusal.SIGN_IN_NOT_COMPLETED));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO).toString())
                .body(auth.answer(signIn.vouchedFor(person, SignInMethod.IDENTITY_PROVIDER, facts)));
    }

    /** Sends the browser to where the provider ends its own session. Ours is ended by {@code /api/auth/logout}. */
    @GetMapping("/logout")
    ResponseEntity<Void> logout() {
        return redirect(provider.signOut(), cookie("", Duration.ZERO));
    }

    private URI landing(String fragment) {
        return URI.create(provider.settings().baseUrl() + LANDING + "#" + fragment);
    }

    private static ResponseEntity<Void> redirect(URI to, ResponseCookie cookie) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(to)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private ResponseCookie cookie(String value, Duration lasts) {
        URI base = URI.create(provider.settings().baseUrl());
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure("https".equals(base.getScheme()))
                .sameSite("Lax")
                .path((base.getRawPath() == null ? "" : base.getRawPath()) + PATH)
                .maxAge(lasts)
                .build();
    }
}
