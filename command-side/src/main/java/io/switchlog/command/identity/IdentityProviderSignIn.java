package io.switchlog.command.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.switchlog.command.access.People;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.identity.SignInRejected.Cause;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.settings.IdentityProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * Sign-in with the identity provider of the settings. It vouches for a user name, or for an address that one person has;
 * whether that person may come in is decided here as with every other way.
 */
public final class IdentityProviderSignIn {
    private static final Duration REMEMBER = Duration.ofMinutes(10);

    private final PresentSettings settings;
    private final ServiceSecrets secrets;
    private final People people;
    private final Function<String, List<UUID>> holders;
    private final Handshakes handshakes;
    private final Clock clock;
    private final Cache<IdentityProvider, Provider> providers =
            Caffeine.newBuilder().maximumSize(4).expireAfterWrite(REMEMBER).build();

    /** A browser that is sent to the provider. */
    record Departure(URI to, String cookie) {}

    /** What a browser brings back from the provider. */
    record Arrival(
            @Nullable String code,
            @Nullable String state,
            @Nullable String issuer,
            @Nullable String cookie) {}

    /** A browser that came back with somebody who may come in. */
    record Welcome(String code, String cookie) {}

    /** @param holders whose an address is */
    public IdentityProviderSignIn(
            DataSource dataSource,
            Vault vault,
            PresentSettings settings,
            People people,
            Function<String, List<UUID>> holders,
            Clock clock) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.settings = settings;
        this.secrets = new ServiceSecrets(jdbc, vault, clock);
        this.people = people;
        this.holders = holders;
        this.handshakes = new Handshakes(jdbc, vault, clock);
        this.clock = clock;
    }

    IdentityProvider settings() {
        return settings.of(IdentityProvider.GROUP);
    }

    private Provider provider(IdentityProvider present) {
        Refused.refuseIf(!present.complete(), Refusal.IDENTITY_PROVIDER_NOT_SET);
        return providers.get(
                present,
                asked -> Provider.discover(
                        asked, secrets.read(IdentityProvider.GROUP.name(), asked.secretKey()), clock));
    }

    Departure depart() {
        IdentityProvider present = settings();
        Provider provider = provider(present);
        Handshake handshake = handshakes.begin(present.issuer());
        return new Departure(provider.authorization(handshake), handshakes.sealed(handshake));
    }

    /** @throws SignInRejected if nobody is let in by that */
    Welcome arrive(Arrival arrival) {
        IdentityProvider present = settings();
        Handshake handshake = handshakes
                .open(arrival.cookie())
                .filter(begun -> begun.issuer().equals(present.issuer()))
                .filter(begun -> begun.state().equals(arrival.state()))
                // Some providers say who they are; another one's answer is not this one's (RFC 9207).
                .filter(begun -> arrival.issuer() == null || arrival.issuer().equals(begun.issuer()))
                .orElseThrow(() -> new SignInRejected(Cause.SIGN_IN_NOT_COMPLETED));
        if (!handshakes.use(handshake)) {
            throw new SignInRejected(Cause.SIGN_IN_NOT_COMPLETED);
        }
        String code = arrival.code();
        if (code == null || code.isEmpty()) {
            throw new SignInRejected(Cause.PROVIDER_REFUSED);
        }
        OidcIdToken token = provider(present).redeem(handshake, code, handshake.state());
        UUID person = person(token, present.userClaim())
                .filter(found -> people.standing(found) == People.Standing.GOOD)
                .orElseThrow(() -> new SignInRejected(Cause.NOT_ADMITTED));
        String welcome = handshakes.code(person);
        return new Welcome(welcome, handshakes.binding(welcome));
    }

    private Optional<UUID> person(OidcIdToken token, String claim) {
        String name = token.getClaimAsString(claim);
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        if (name.indexOf('@') < 0) {
            return Optional.ofNullable(people.holder(name));
        }
        // Anybody can write an address into an account of his; only one that the provider has verified counts.
        if (claim.equals(IdentityProvider.EMAIL) && !Boolean.TRUE.equals(token.getEmailVerified())) {
            return Optional.empty();
        }
        List<UUID> found = holders.apply(name);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Who may have a session for this code. */
    Optional<UUID> redeem(String code, @Nullable String cookie) {
        return handshakes.redeem(code, cookie);
    }

    /** Where a browser goes to be signed out at the provider; to Switchlog itself if the provider has no place for it. */
    URI signOut() {
        IdentityProvider present = settings();
        URI end = provider(present).signOut(present.baseUrl());
        return end == null ? URI.create(present.baseUrl()) : end;
    }
}
