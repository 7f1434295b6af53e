package io.switchlog.web;

import io.switchlog.command.access.SignIn;
import io.switchlog.command.access.SignIn.Identity;
import io.switchlog.command.access.Tokens;
import io.switchlog.messages.access.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who somebody is: by Bearer token or HTTP Basic, without sessions or cookies, so there is nothing to forge. What he may
 * do is decided by commands and queries themselves.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(HttpSecurity http, SignIn signIn, Tokens tokens, JsonMapper json) {
        AuthenticationEntryPoint unauthenticated = (request, response, exception) -> {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Switchlog\"");
            write(
                    json,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "UNAUTHENTICATED",
                    "Sign in with a Bearer token or HTTP Basic.");
        };
        AccessDeniedHandler denied = (request, response, exception) ->
                write(json, response, HttpStatus.FORBIDDEN, "FORBIDDEN", "Your role does not allow this.");
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/auth/login")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers("/swagger-ui/**", "/swagger-ui.html", "/error", "/")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .authenticationProvider(passwords(signIn))
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthenticated))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(denied)
                        .jwt(jwt -> jwt.decoder(tokens.decoder())
                                .jwtAuthenticationConverter(token -> new JwtAuthenticationToken(
                                        token,
                                        authorities(Role.ofCode(String.valueOf(token.getClaimAsString(Tokens.ROLE)))
                                                .orElse(Role.UNKNOWN))))))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .build();
    }

    /** What Spring's firewall refuses, such as encoded slashes, is malformed like any other bad request. */
    @Bean
    RequestRejectedHandler requestRejected(JsonMapper json) {
        return (request, response, rejected) ->
                write(json, response, HttpStatus.BAD_REQUEST, "MALFORMED", "The request cannot be understood.");
    }

    private static AuthenticationProvider passwords(SignIn signIn) {
        return new AuthenticationProvider() {
            @Override
            public @Nullable Authentication authenticate(Authentication attempt) {
                Identity identity = signIn.identify(attempt.getName(), String.valueOf(attempt.getCredentials()))
                        .orElseThrow(() -> new BadCredentialsException("User name or password is wrong."));
                return UsernamePasswordAuthenticationToken.authenticated(
                        identity.subject().toString(), null, authorities(identity.role()));
            }

            @Override
            public boolean supports(Class<?> authentication) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
            }
        };
    }

    private static List<GrantedAuthority> authorities(Role role) {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    private static void write(
            JsonMapper json, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(status, code, detail));
    }
}
