package io.switchlog.command.recovery;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.access.LinkPurpose;
import io.switchlog.messages.access.LinkRefusal;
import io.switchlog.messages.access.PasswordLinkCommand.NotePasswordLink;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkRequested;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.settings.Mail;
import java.util.UUID;

/** Invitations: somebody who was created without a password gets a link by mail and chooses one himself. */
public final class Invitations {
    private final Commands commands;
    private final LogReader log;
    private final RecoveryParts parts;
    private final Runnable wake;

    Invitations(Commands commands, LogReader log, RecoveryParts parts, Runnable wake) {
        this.commands = commands;
        this.log = log;
        this.parts = parts;
        this.wake = wake;
    }

    /**
     * Invites an agent. An older invitation opens nothing any more.
     *
     * @throws Refused if no mail can be sent, or not to him
     */
    public Receipt inviteAgent(Caller caller, UUID agentId) {
        return invite(caller, agentId, "agent");
    }

    /** The same for a user. */
    public Receipt inviteUser(Caller caller, UUID userId) {
        return invite(caller, userId, "user");
    }

    /**
     * Makes sure that mail can be sent at all.
     *
     * @throws Refused MAIL_NOT_SET (AG-163)
     */
    public void requireMail() {
        Refused.refuseIf(!parts.settings().of(Mail.GROUP).complete(), Refusal.MAIL_NOT_SET);
    }

    private Receipt invite(Caller caller, UUID id, String kind) {
        Person person = parts.people()
                .find(id)
                .filter(found -> (found.role() == Role.AGENT) == kind.equals("agent"))
                .orElseThrow(() -> new Unknown(kind, id));
        boolean repeated = !log.ofCommand(caller.commandId()).isEmpty();
        if (!repeated) {
            parts.refusal(person).ifPresent(refusal -> {
                throw new Refused(code(refusal));
            });
        }
        Receipt receipt =
                commands.send(caller, new NotePasswordLink(new PasswordLinkRequested(person.id(), LinkPurpose.INVITE)));
        if (!repeated) {
            parts.links().revoke(person.id(), LinkPurpose.INVITE);
            parts.outbox().add(caller.commandId(), person.id(), LinkPurpose.INVITE, caller.actor());
            wake.run();
        }
        return receipt;
    }

    private static Refusal code(LinkRefusal refusal) {
        return switch (refusal) {
            case BARRED -> Refusal.BARRED;
            case DIRECTORY -> Refusal.PASSWORD_ELSEWHERE;
            case NO_ADDRESS -> Refusal.NO_ADDRESS;
            case MAIL_NOT_SET -> Refusal.MAIL_NOT_SET;
            case EXPIRED, UNKNOWN -> Refusal.LINK_NOT_VALID;
        };
    }
}
