package io.switchlog.command.identity;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.identity.SignInRejected.Cause;
import io.switchlog.messages.settings.IdentityProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** One identity provider as its own description has it. What it signs is checked by Spring Security's OIDC client. */
final class Provider {
    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String CALLBACK = "/api/auth/oidc/callback";

    private final ClientRegistration registration;
    private final OidcAuthorizationCodeAuthenticationProvider codes;

    private Provider(ClientRegistration registration, Clock clock) {
        this.registration = registration;
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(restClient());
        // The claims of the ID token are enough; nobody else is asked.
        this.codes = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, request -> new DefaultOidcUser(List.of(), request.getIdToken()));
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwtValidatorFactory(client -> {
            JwtTimestampValidator times = new JwtTimestampValidator();
            times.setClock(clock);
            OidcIdTokenValidator idToken = new OidcIdTokenValidator(client);
            idToken.setClock(clock);
            return new DelegatingOAuth2TokenValidator<>(times, idToken);
        });
        this.codes.setJwtDecoderFactory(decoders);
    }

    private static RestClient restClient() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(TIMEOUT);
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /**
     * Asks a provider about itself.
     *
     * @throws IdentityProviderUnavailable if it does not answer, or says that it is another
     */
    static Provider discover(IdentityProvider settings, String secret, Clock clock) {
        try {
            ClientRegistration.Builder registration = ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
                    .registrationId("identity-provider")
                    .clientId(settings.clientId())
                    .redirectUri(settings.baseUrl() + CALLBACK)
                    .scope(settings.scopes());
            if (secret.isEmpty()) {
                registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
            } else {
                registration.clientSecret(secret);
            }
            return new Provider(registration.build(), clock);
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            throw new IdentityProviderUnavailable();
        }
    }

    /** Where the browser has to go. */
    URI authorization(Handshake handshake) {
        return URI.create(request(handshake).getAuthorizationRequestUri());
    }

    private OAuth2AuthorizationRequest request(Handshake handshake) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(requireNonNull(registration.getRedirectUri()))
                .scopes(Optional.ofNullable(registration.getScopes()).orElse(Set.of()))
                .state(handshake.state())
                .additionalParameters(parameters -> {
                    parameters.put(OidcParameterNames.NONCE, hashed(handshake.nonce()));
                    parameters.put(PkceParameterNames.CODE_CHALLENGE, hashed(handshake.verifier()));
                    parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                })
                .attributes(attributes -> {
                    attributes.put(OidcParameterNames.NONCE, handshake.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, handshake.verifier());
                })
                .build();
    }

    private static String hashed(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Handshake.hash(secret));
    }

    /**
     * Who came back with this code: what the provider signed about him, checked.
     *
     * @throws SignInRejected if the provider does not take the code, or what it says cannot be believed
     */
    OidcIdToken redeem(Handshake handshake, String code, String state) {
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(requireNonNull(registration.getRedirectUri()))
                .state(state)
                .build();
        try {
            Authentication authenticated = codes.authenticate(new OAuth2LoginAuthenticationToken(
                    registration, new OAuth2AuthorizationExchange(request(handshake), response)));
            if (authenticated != null && authenticated.getPrincipal() instanceof OidcUser user) {
                return user.getIdToken();
            }
        } catch (AuthenticationException refused) {
            log.warn("What the identity provider says is not believed: {}", code(refused));
            throw new SignInRejected(Cause.PROVIDER_REFUSED);
        }
        throw new SignInRejected(Cause.PROVIDER_REFUSED);
    }

    /** What is wrong as a code; words of the provider's may tell more than a log file should hold. */
    private static String code(AuthenticationException refused) {
        return refused instanceof OAuth2AuthenticationException failed
                ? failed.getError().getErrorCode()
                : refused.getClass().getSimpleName();
    }

    /** Where the browser goes to be signed out there too, if the provider has such a place. */
    @Nullable
    URI signOut(String backTo) {
        Object end =
                registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return end == null
                ? null
                : UriComponentsBuilder.fromUriString(end.toString())
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(registration.getClientId(), backTo)
                        .toUri();
    }
}
