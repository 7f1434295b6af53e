package io.switchlog.messages.settings;

import io.switchlog.messages.Event;
import java.util.List;

/** What was decided about the identity provider that people may sign in with. */
public sealed interface IdentityProviderEvent {
    /**
     * As whom Switchlog asks which provider.
     *
     * @param issuer empty for none
     * @param baseUrl address under which browsers reach Switchlog; the provider sends them back there
     */
    record IdentityClient(String issuer, String clientId, List<String> scopes, String baseUrl) {}

    /** Another provider is asked, or the same in another way. */
    @Event(name = "settings.identity-client-changed")
    record IdentityClientChanged(IdentityClient from, IdentityClient to) implements IdentityProviderEvent {}

    /** People are recognised by another claim. */
    @Event(name = "settings.identity-claim-changed")
    record IdentityClaimChanged(String from, String to) implements IdentityProviderEvent {}

    /** The provider is shown under another name. */
    @Event(name = "settings.identity-provider-renamed")
    record IdentityProviderRenamed(String from, String to) implements IdentityProviderEvent {}

    /**
     * The client has another secret. It is not here: the key says where it lies sealed.
     *
     * @param toKey empty for no secret
     */
    @Event(name = "settings.identity-secret-changed")
    record IdentitySecretChanged(String fromKey, String toKey) implements IdentityProviderEvent {}
}
