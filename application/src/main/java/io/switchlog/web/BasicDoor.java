package io.switchlog.web;

import io.switchlog.command.access.TrustedProxies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/** HTTP Basic. Unlike Spring's own filter it tells where a request comes from. */
final class BasicDoor extends OncePerRequestFilter {
    private final BasicAuthenticationConverter converter = new BasicAuthenticationConverter();
    private final Doors doors;
    private final TrustedProxies proxies;
    private final AuthenticationEntryPoint unauthenticated;

    BasicDoor(Doors doors, TrustedProxies proxies, AuthenticationEntryPoint unauthenticated) {
        this.doors = doors;
        this.proxies = proxies;
        this.unauthenticated = unauthenticated;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Authentication attempt = converter.convert(request);
            if (attempt != null) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(doors.basic(request, proxies, attempt));
                SecurityContextHolder.setContext(context);
            }
        } catch (AuthenticationException refused) {
            SecurityContextHolder.clearContext();
            unauthenticated.commence(request, response, refused);
            return;
        }
        chain.doFilter(request, response);
    }
}
