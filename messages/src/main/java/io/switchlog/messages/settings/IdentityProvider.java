package io.switchlog.messages.settings;

import io.switchlog.messages.settings.IdentityProviderEvent.IdentityClaimChanged;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentityClient;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentityClientChanged;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentityProviderRenamed;
import io.switchlog.messages.settings.IdentityProviderEvent.IdentitySecretChanged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider (OpenID Connect) that people may sign in with. Empty texts stand for nothing.
 *
 * @param secretKey where the client's secret lies sealed, outside the log; empty if there is none
 * @param userClaim the claim of the ID token that holds the user name; {@code email} if people are known by address
 * @param displayName what the button says
 * @param baseUrl address under which browsers reach Switchlog; the provider sends them back there
 */
public record IdentityProvider(
        String issuer,
        String clientId,
        String secretKey,
        List<String> scopes,
        String userClaim,
        String displayName,
        String baseUrl) {
    /** The claim with an address instead of a user name. */
    public static final String EMAIL = "email";

    public static final SettingsGroup<IdentityProvider, Change, IdentityProviderEvent> GROUP = new SettingsGroup<>(
            "identityProvider",
            IdentityProviderEvent.class,
            new IdentityProvider("", "", "", List.of("openid", "profile"), "preferred_username", "", ""),
            IdentityProvider::changes,
            IdentityProvider::after);

    /** What is asked for. */
    public record Change(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String secretKey,
            @Nullable List<String> scopes,
            @Nullable String userClaim,
            @Nullable String displayName,
            @Nullable String baseUrl) {}

    /** Whether anybody can sign in with it. */
    public boolean complete() {
        return !issuer.isEmpty() && !clientId.isEmpty() && !baseUrl.isEmpty();
    }

    private List<IdentityProviderEvent> changes(Change asked) {
        List<IdentityProviderEvent> changes = new ArrayList<>();
        IdentityClient client = new IdentityClient(
                Asked.or(asked.issuer(), issuer),
                Asked.or(asked.clientId(), clientId),
                Asked.or(asked.scopes(), scopes),
                Asked.or(asked.baseUrl(), baseUrl));
        Asked.change(changes, client, client(), IdentityClientChanged::new);
        Asked.change(changes, asked.secretKey(), secretKey, IdentitySecretChanged::new);
        Asked.change(changes, asked.userClaim(), userClaim, IdentityClaimChanged::new);
        Asked.change(changes, asked.displayName(), displayName, IdentityProviderRenamed::new);
        return changes;
    }

    private IdentityProvider after(IdentityProviderEvent event) {
        if (event instanceof IdentityClientChanged changed) {
            return with(changed.to(), secretKey, userClaim, displayName);
        }
        if (event instanceof IdentitySecretChanged changed) {
            return with(client(), changed.toKey(), userClaim, displayName);
        }
        if (event instanceof IdentityClaimChanged changed) {
            return with(client(), secretKey, changed.to(), displayName);
        }
        if (event instanceof IdentityProviderRenamed changed) {
            return with(client(), secretKey, userClaim, changed.to());
        }
        return this;
    }

    private IdentityClient client() {
        return new IdentityClient(issuer, clientId, scopes, baseUrl);
    }

    private static IdentityProvider with(
            IdentityClient client, String secretKey, String userClaim, String displayName) {
        return new IdentityProvider(
                client.issuer(),
                client.clientId(),
                secretKey,
                client.scopes(),
                userClaim,
                displayName,
                client.baseUrl());
    }
}
