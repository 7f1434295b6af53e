package io.switchlog.command.settings;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Code;
import io.switchlog.messages.settings.ConnectionSecurity;
import io.switchlog.messages.settings.Directory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the directory (AG-41). An empty text takes away what was there.
 *
 * @param security starttls or tls; none only towards this machine itself
 * @param userPrincipal with {@code {0}} for the user name, such as {@code {0}@corp.example}
 * @param bindDn who searches, if there is no such pattern
 * @param bindPassword never shown again
 * @param searchFilter with {@code {0}} for the user name
 */
record DirectoryChange(
        @Nullable @Pattern(regexp = Addresses.HOST, message = Addresses.NO_HOST)
        String host,

        @Nullable @Min(1) @Max(65_535) Integer port,
        @Nullable String security,
        @Nullable @Size(max = 20_000) String certificate,
        @Nullable @Min(1) @Max(60) Integer timeoutSeconds,
        @Nullable @Size(max = 320) String userPrincipal,
        @Nullable @Size(max = 500) String bindDn,
        @Nullable @Size(max = 500) String bindPassword,
        @Nullable @Size(max = 500) String searchBase,
        @Nullable @Size(max = 1_000) String searchFilter) {
    private static final String USER_NAME = "{0}";

    Directory.Change change(ServicePasswords passwords) {
        return new Directory.Change(
                host,
                port,
                security == null
                        ? null
                        : Code.of(ConnectionSecurity.class, ConnectionSecurity::code, "directory.security", security),
                Addresses.certificate("directory.certificate", certificate),
                timeoutSeconds,
                pattern("directory.userPrincipal", userPrincipal),
                name("directory.bindDn", bindDn),
                passwords.key(Directory.GROUP.name(), bindPassword),
                name("directory.searchBase", searchBase),
                filter(searchFilter));
    }

    private static @Nullable String pattern(String field, @Nullable String text) {
        if (text != null && !text.isEmpty() && !text.contains(USER_NAME)) {
            throw new BadRequest(field, "must contain " + USER_NAME + ", which stands for the user name");
        }
        return text;
    }

    private static @Nullable String name(String field, @Nullable String text) {
        // Active Directory takes anna@corp.example and CORP\\anna for a bind name, too.
        if (text == null || text.isEmpty() || (field.endsWith("bindDn") && !text.contains("="))) {
            return text;
        }
        if (!DN.isValidDN(text)) {
            throw new BadRequest(field, "must be a distinguished name");
        }
        return text;
    }

    private static @Nullable String filter(@Nullable String text) {
        if (text == null) {
            return null;
        }
        pattern("directory.searchFilter", text);
        try {
            return Filter.create(text.replace(USER_NAME, "anna")).toString().isEmpty() ? null : text;
        } catch (LDAPException malformed) {
            throw new BadRequest("directory.searchFilter", "must be a search filter of LDAP");
        }
    }
}
