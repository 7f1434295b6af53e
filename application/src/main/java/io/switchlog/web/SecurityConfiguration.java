package io.switchlog.web;

import io.switchlog.command.access.AccessProperties;
import io.switchlog.command.access.SecondFactorRequired;
import io.switchlog.command.access.TooManyAttempts;
import io.switchlog.command.access.TrustedProxies;
import io.switchlog.command.access.session.Session;
import io.switchlog.command.access.session.Session.Restriction;
import io.switchlog.command.access.session.Sessions;
import io.switchlog.command.access.session.SignedIn;
import io.switchlog.command.access.signin.CannotTell;
import io.switchlog.command.log.LogUnavailable;
import io.switchlog.query.stream.SessionsOver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who somebody is: by Bearer token or HTTP Basic, without cookies, so there is nothing to forge. What he may do is
 * decided by commands and queries themselves; here only that whoever has to do something first can do nothing else.
 */
@Configuration(proxyBeanMethods = false)
@Import(Doors.class)
public class SecurityConfiguration {
    /** Pages load what this server serves and nothing else; their own styles are written into them. */
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private static final Duration INSIST_ON_HTTPS = Duration.ofDays(365);

    /** What somebody can do who has to do something first. */
    private static final Map<Restriction, Set<String>> FIRST = Map.of(
            Restriction.PASSWORD, Set.of("POST /api/auth/password", "POST /api/auth/logout"),
            Restriction.SECOND_FACTOR,
                    Set.of(
                            "GET /api/auth/totp",
                            "POST /api/auth/totp",
                            "POST /api/auth/totp/confirm",
                            "POST /api/auth/logout"));

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, Doors doors, TrustedProxies proxies, AccessProperties properties, JsonMapper json) {
        AuthenticationEntryPoint unauthenticated =
                (request, response, exception) -> refuse(json, request, response, exception);
        AccessDeniedHandler denied = (request, response, exception) -> deny(json, response);
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .headers(headers -> headers(headers, properties.https()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/auth/login",
                                "/api/auth/forgot",
                                "/api/auth/reset",
                                "/api/auth/oidc",
                                "/api/auth/oidc/**")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .access((who, what) -> new AuthorizationDecision(mayAsk(who.get(), what.getRequest())))
                        .requestMatchers("/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers("/swagger-ui/**", "/swagger-ui.html", "/error", "/")
                        .permitAll()
                        .anyRequest()
                        .access((who, what) -> new AuthorizationDecision(mayAsk(who.get(), what.getRequest()))))
                .addFilterAt(new BasicDoor(doors, proxies, unauthenticated), BasicAuthenticationFilter.class)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(denied)
                        .authenticationManagerResolver(request -> doors.bearer()))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .build();
    }

    /** Streams end with the session in which they were asked for. */
    @Bean
    SessionsOver sessionsOver(Sessions sessions) {
        return sessions::over;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, boolean https) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                .httpStrictTransportSecurity(strict -> {
                    strict.includeSubDomains(false).maxAgeInSeconds(INSIST_ON_HTTPS.toSeconds());
                    if (https) {
                        strict.requestMatcher(AnyRequestMatcher.INSTANCE);
                    }
                });
    }

    private static boolean mayAsk(@Nullable Authentication who, HttpServletRequest request) {
        if (!(who instanceof SignedIn signedIn)) {
            return false;
        }
        Restriction restriction = signedIn.session().restriction();
        return restriction == Restriction.NONE
                || FIRST.getOrDefault(restriction, Set.of())
                        .contains(request.getMethod() + " " + request.getRequestURI());
    }

    private static void refuse(
            JsonMapper json, HttpServletRequest request, HttpServletResponse response, Exception exception)
            throws IOException {
        Throwable cause = exception.getCause();
        if (cause instanceof DataAccessException || cause instanceof LogUnavailable) {
            boolean command = !"GET".equals(request.getMethod());
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
            write(
                    json,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    command ? "LOG_UNAVAILABLE" : "DATABASE_UNAVAILABLE",
                    command
                            ? "The log cannot be reached now; nothing was done."
                            : "The database cannot be reached now.");
            return;
        }
        if (cause instanceof CannotTell away) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
            write(
                    json,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "DIRECTORY_UNAVAILABLE",
                    String.valueOf(away.getMessage()));
            return;
        }
        if (cause instanceof TooManyAttempts tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.seconds(tooMany.retryAfter()));
            write(
                    json,
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "TOO_MANY_ATTEMPTS",
                    String.valueOf(tooMany.getMessage()));
            return;
        }
        response.setHeader("WWW-Authenticate", "Basic realm=\"Switchlog\"");
        if (cause instanceof SecondFactorRequired) {
            write(
                    json,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "TOTP_REQUIRED",
                    "HTTP Basic cannot show a second factor. Sign in, or use an API token.");
        } else {
            write(
                    json,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "UNAUTHENTICATED",
                    "Sign in with a Bearer token or HTTP Basic.");
        }
    }

    private static void deny(JsonMapper json, HttpServletResponse response) throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        Session session = who instanceof SignedIn signedIn ? signedIn.session() : null;
        switch (session == null ? Restriction.NONE : session.restriction()) {
            case PASSWORD ->
                write(
                        json,
                        response,
                        HttpStatus.FORBIDDEN,
                        "PASSWORD_CHANGE_REQUIRED",
                        "The password has come to its end. Choose another first: POST /api/auth/password.");
            case SECOND_FACTOR ->
                write(
                        json,
                        response,
                        HttpStatus.FORBIDDEN,
                        "SECOND_FACTOR_ENROLMENT_REQUIRED",
                        "Set up a second factor first: POST /api/auth/totp.");
            case NONE -> write(json, response, HttpStatus.FORBIDDEN, "FORBIDDEN", "Your role does not allow this.");
        }
    }

    /** What Spring's firewall refuses, such as encoded slashes, is malformed like any other bad request. */
    @Bean
    RequestRejectedHandler requestRejected(JsonMapper json) {
        return (request, response, rejected) ->
                write(json, response, HttpStatus.BAD_REQUEST, "MALFORMED", "The request cannot be understood.");
    }

    private static void write(
            JsonMapper json, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(status, code, detail));
    }
}
