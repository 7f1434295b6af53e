package io.switchlog.api;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.switchlog.TestClock;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Authorization Server on another port. Knows everybody, by one password, and says of them what it is told to. */
final class TestIdentityProvider implements AutoCloseable {
    static final String CLIENT = "switchlog";
    static final String SECRET = "known-to-both";
    static final String PASSWORD = "provider-password";

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();
    private volatile Consumer<JwtClaimsSet.Builder> says = claims -> {};

    /** @param switchlog the base address of the one client */
    TestIdentityProvider(URI switchlog) {
        context.registerBean("clients", RegisteredClientRepository.class, () -> clients(switchlog));
        context.registerBean("idTokens", IdTokens.class, () -> new IdTokens(this));
        context.register(Server.class);
        context.refresh();
    }

    String issuer() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    /** What it says in ID tokens besides the name, or instead of what is true. */
    void say(Consumer<JwtClaimsSet.Builder> claims) {
        says = claims;
    }

    private static RegisteredClientRepository clients(URI switchlog) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(
                        UUID.randomUUID().toString())
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(switchlog + "/api/auth/oidc/callback")
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    @Override
    public void close() {
        context.close();
    }

    /** Makes ID tokens by the centre's clock. */
    private record IdTokens(TestIdentityProvider provider) implements OAuth2TokenCustomizer<JwtEncodingContext> {
        @Override
        public void customize(JwtEncodingContext token) {
            if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                Instant now = TestClock.CLOCK.instant();
                JwtClaimsSet.Builder claims = token.getClaims();
                claims.issuedAt(now).expiresAt(now.plus(Duration.ofMinutes(5)));
                claims.claim("preferred_username", token.getPrincipal().getName());
                provider.says.accept(claims);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Server {
        @Bean
        TomcatServletWebServerFactory tomcat() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService everybody() {
            return username -> User.withUsername(username)
                    .password("{noop}" + PASSWORD)
                    .roles("USER")
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            KeyPair pair = generator.generateKeyPair();
            RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("key")
                    .build();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }
    }
}
