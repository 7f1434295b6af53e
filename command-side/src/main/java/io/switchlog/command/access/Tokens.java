package io.switchlog.command.access;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.switchlog.command.access.session.Session;
import io.switchlog.command.vault.Vault;
import java.time.Clock;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Bearer tokens: signed with a key from the vault, so that every node of a centre knows those of the others. */
public final class Tokens {
    /** Claim with the session's id. */
    private static final String SESSION = "sid";

    private final JwtEncoder encoder;
    private final NimbusJwtDecoder decoder;

    public Tokens(Vault vault, Clock clock) {
        SecretKey key = new SecretKeySpec(vault.tokenKey(), "HmacSHA256");
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        JwtTimestampValidator validator = new JwtTimestampValidator();
        validator.setClock(clock);
        this.decoder.setJwtValidator(validator);
    }

    /** A token for a session. What its owner may do is not in it: that is asked with every request. */
    public String issue(Session session) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(session.person().toString())
                .issuedAt(session.beganAt())
                .expiresAt(session.endsAt())
                .claim(SESSION, session.id().toString())
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /**
     * The session that a token is for.
     *
     * @throws JwtException if it is none of ours, was altered, or is over
     */
    public UUID session(String token) {
        try {
            return UUID.fromString(String.valueOf(decoder.decode(token).getClaimAsString(SESSION)));
        } catch (IllegalArgumentException none) {
            throw new BadJwtException("no session", none);
        }
    }
}
