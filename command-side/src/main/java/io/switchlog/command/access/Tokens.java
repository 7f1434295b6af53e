package io.switchlog.command.access;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.switchlog.command.access.SignIn.Identity;
import io.switchlog.command.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Bearer tokens: signed with a key from the vault, so that every node of a centre knows those of the others. */
public final class Tokens {
    /** Claim with the role's code. */
    public static final String ROLE = "role";

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final JwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final Clock clock;

    /** A token and its end. */
    record Token(String value, Instant expiresAt) {}

    public Tokens(Vault vault, Clock clock) {
        SecretKey key = new SecretKeySpec(vault.tokenKey(), "HmacSHA256");
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        JwtTimestampValidator validator = new JwtTimestampValidator();
        validator.setClock(clock);
        this.decoder.setJwtValidator(validator);
        this.clock = clock;
    }

    Token issue(Identity identity) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(LIFETIME);
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(identity.subject().toString())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .claim(ROLE, identity.role().code())
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return new Token(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), expiresAt);
    }

    /** Reads and checks tokens. */
    public JwtDecoder decoder() {
        return decoder;
    }
}
