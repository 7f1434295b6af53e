package io.switchlog.command.settings;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.messages.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Takes passwords for other servers out of a request: what goes on into commands and events is the key under which each
 * lies. They are stored first; a change that is refused leaves one behind that nothing names.
 */
record ServicePasswords(ServiceSecrets secrets, Caller caller) {

    /** The key of a password that was given; empty if it is taken away, null if nothing is asked. */
    @Nullable
    String key(String group, @Nullable String password) {
        if (password == null || password.isEmpty()) {
            return password;
        }
        if (caller.role() != Role.ADMINISTRATOR) {
            throw new NotAllowed("Your role does not allow this.");
        }
        String key = caller.commandId().toString();
        secrets.store(group, key, password);
        return key;
    }
}
