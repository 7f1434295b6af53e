package io.switchlog.command.access;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand.CreateUser;
import io.switchlog.messages.access.UserId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates {@code admin} in an empty centre, so that there is somebody to create the others. */
public final class FirstAdministrator {
    private static final String USERNAME = "admin";
    private static final int GENERATED_BYTES = 12;

    private final Commands commands;
    private final LogReader log;
    private final Vault vault;
    private final Credentials credentials;

    public FirstAdministrator(Commands commands, LogReader log, Vault vault, Credentials credentials) {
        this.commands = commands;
        this.log = log;
        this.vault = vault;
        this.credentials = credentials;
    }

    /**
     * Creates him unless his user name is taken.
     *
     * @param password his password, or null to have one generated
     * @return the generated password, to be shown once
     */
    public Optional<String> ensure(@Nullable String password) {
        String claim = vault.usernameClaim(USERNAME);
        if (log.streamType(claim).isPresent()) {
            return Optional.empty();
        }
        String chosen = password == null ? generate() : password;
        UUID commandId = CommandIds.next();
        CreateUser command = new CreateUser(
                new UserId(commandId),
                claim,
                vault.seal(commandId, USERNAME),
                vault.seal(commandId, "Administrator"),
                Role.ADMINISTRATOR);
        try {
            Caller caller = Caller.process("first start", commandId, null, null);
            credentials.with(caller, commandId, chosen, () -> commands.send(caller, command));
        } catch (Refused refused) {
            if (refused.code() == Refusal.USERNAME_TAKEN) {
                return Optional.empty();
            }
            throw refused;
        }
        return password == null ? Optional.of(chosen) : Optional.empty();
    }

    private static String generate() {
        byte[] random = new byte[GENERATED_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
