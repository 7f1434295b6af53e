package io.switchlog.command.recovery;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.PasswordLinkCommand.NotePasswordLink;
import io.switchlog.messages.access.PasswordLinkEvent;
import java.util.UUID;

/** Writes into the log what becomes of links. The same step of the same request is written once, however often tried. */
final class Notes {
    private final Commands commands;
    private final Vault vault;

    Notes(Commands commands, Vault vault) {
        this.commands = commands;
        this.vault = vault;
    }

    /** @param request what it belongs to; with step and person it makes the note unique */
    void write(UUID request, String step, PasswordLinkEvent fact) {
        UUID commandId =
                CommandIds.commandId(vault.keyedId("password-link:" + request + ":" + step + ":" + fact.person()));
        commands.send(Caller.process("mail", commandId, null, request), new NotePasswordLink(fact));
    }
}
