package io.switchlog.command.settings;

import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Text;
import io.switchlog.messages.settings.IdentityProvider;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of sign-in with an identity provider. An empty text takes away what was there.
 *
 * @param issuer as the provider's discovery document says
 * @param clientSecret never shown again
 * @param userClaim the claim that holds the user name; {@code email} if people are known by their address
 * @param baseUrl address under which browsers reach Switchlog
 */
record IdentityProviderChange(
        @Nullable @Size(max = 500) String issuer,

        @Nullable @Size(max = 200) @Pattern(regexp = Addresses.PRINTABLE, message = Addresses.NOT_PRINTABLE)
        String clientId,

        @Nullable @Size(max = 500) String clientSecret,

        @Nullable @Size(min = 1, max = 20)
        List<@NotNull @Pattern(regexp = "[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}", message = "must be a scope") String>
                scopes,

        @Nullable @Pattern(regexp = "[A-Za-z0-9_:./-]{1,100}", message = "must be the name of a claim")
        String userClaim,

        @Nullable @Text(max = 100, multiline = true) String displayName,
        @Nullable @Size(max = 500) String baseUrl) {

    IdentityProvider.Change change(ServicePasswords passwords) {
        if (scopes != null && !scopes.contains("openid")) {
            throw new BadRequest("identityProvider.scopes", "must contain openid");
        }
        return new IdentityProvider.Change(
                Addresses.issuer("identityProvider.issuer", issuer),
                clientId,
                passwords.key(IdentityProvider.GROUP.name(), clientSecret),
                scopes == null ? null : List.copyOf(scopes),
                userClaim,
                displayName,
                Addresses.baseUrl("identityProvider.baseUrl", baseUrl));
    }
}
