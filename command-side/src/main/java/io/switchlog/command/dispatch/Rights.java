package io.switchlog.command.dispatch;

import io.switchlog.messages.access.PasswordLinkCommand;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SignInCommand;
import io.switchlog.messages.access.UserCommand;
import io.switchlog.messages.account.AccountCommand;
import io.switchlog.messages.agent.AgentAvatarCommand;
import io.switchlog.messages.agent.AgentCallCommand;
import io.switchlog.messages.agent.AgentCommand;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand;
import io.switchlog.messages.agent.AgentTelephoneCommand;
import io.switchlog.messages.agent.PauseReasonCommand;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallRequest.NoteRequestRefusal;
import io.switchlog.messages.call.CallRequest.RequestRecording;
import io.switchlog.messages.interaction.InteractionCommand;
import io.switchlog.messages.kpi.KpiCommand;
import io.switchlog.messages.pbx.PbxCommand;
import io.switchlog.messages.queue.QueueCommand;
import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.team.GroupCommand;
import io.switchlog.messages.telephone.TelephoneCommand;
import org.jspecify.annotations.Nullable;

/**
 * Who may send what. Administrators may send everything; supervisors run the part of the
 * centre to which they are enabled, which {@code ScopeOfUsers} sees to, and do not decide what holds for all; agents work, each for himself only. The one place where this is decided for commands.
 */
final class Rights {
    private Rights() {}

    /** @throws NotAllowed if the caller may not send this command */
    static void require(Caller caller, Object command) {
        Role role = caller.role();
        if (role != null
                && (command instanceof CallCommand
                        || command instanceof NoteRequestRefusal
                        || command instanceof AgentCallCommand.NoteCallRefusal
                        || command instanceof AgentTelephoneCommand)) {
            throw new NotAllowed("Only switchboards report calls.");
        }
        if (role == null || role == Role.ADMINISTRATOR || isAboutOwnKeys(caller, command)) {
            return;
        }
        boolean allowed = switch (role) {
            case SUPERVISOR -> supervisorMay(command);
            case AGENT -> agentMay(caller, command);
            case ADMINISTRATOR, UNKNOWN -> false;
        };
        if (!allowed) {
            throw new NotAllowed("Your role does not allow this.");
        }
    }

    /** Sessions, passwords and second factors are everybody's own affair; only to unlock oneself would be too easy. */
    private static boolean isAboutOwnKeys(Caller caller, Object command) {
        return command instanceof SignInCommand own
                && caller.role() != Role.UNKNOWN
                && caller.actor().equals(own.personId().toString())
                && !(command instanceof SignInCommand.UnlockSignIn);
    }

    private static boolean supervisorMay(Object command) {
        return !(command instanceof UserCommand
                || command instanceof SignInCommand
                || command instanceof SignInCommand.NoteAttempts
                || command instanceof PasswordLinkCommand
                || command instanceof SettingsCommand
                || command instanceof PauseReasonCommand
                || command instanceof KpiCommand
                || command instanceof TelephoneCommand
                || command instanceof PbxCommand
                || command instanceof GroupCommand
                || command instanceof QueueCommand.DeleteQueue
                || command instanceof AccountCommand.DeleteAccount);
    }

    private static boolean agentMay(Caller caller, Object command) {
        AgentId self = actingFor(command);
        return self != null && caller.isAgent(self);
    }

    /** The agent who must be the caller himself, or null if the command is not an agent's own. */
    private static @Nullable AgentId actingFor(Object command) {
        if (command instanceof AgentCommand.LoginAgent
                || command instanceof AgentCommand.LogoutAgent
                || command instanceof AgentCommand.PauseAgent
                || command instanceof AgentCommand.UnpauseAgent
                || command instanceof AgentCommand.ResumeAgent
                || command instanceof AgentProfileCommand.ChangeOwnSettings
                || command instanceof AgentProfileCommand.ReportPhonebarVersion
                || command instanceof AgentCommand.ConfirmPresence
                || command instanceof AgentCallCommand.RequestCall
                || command instanceof AgentAvatarCommand) {
            return ((AgentCommand) command).agentId();
        }
        if (command instanceof InteractionCommand.AcceptInteraction accept) {
            return accept.agentId();
        }
        if (command instanceof InteractionCommand.RejectOffer reject) {
            return reject.agentId();
        }
        if (command instanceof InteractionCommand.CloseInteraction close) {
            return close.agentId();
        }
        if (command instanceof InteractionCommand.TransferInteraction transfer) {
            return transfer.by();
        }
        if (command instanceof RequestRecording recording) {
            return recording.agentId();
        }
        if (command instanceof InteractionCommand.AddAgentMessage message) {
            return message.by();
        }
        return null;
    }
}
