package io.switchlog.switchboard;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.telephony.seats.PauseEchoes;
import io.switchlog.telephony.seats.SeatChange.PauseSign;
import io.switchlog.telephony.seats.SeatKeeper;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What agents do about their pauses at their telephones becomes their pause on voice in the centre (AG-24). What the
 * centre refuses, such as a reason that it does not have, is undone at the telephone when seats are kept up next.
 */
public final class TelephonePauses {
    /** The reason of a pause for which the telephone gives none. */
    public static final String NO_REASON = "telephone";

    private static final Logger LOG = LoggerFactory.getLogger(TelephonePauses.class);
    private static final Set<Channel> VOICE = Set.of(Channel.VOICE);

    private final Commands commands;
    private final PauseEchoes echoes;
    private final SeatKeeper keeper;

    public TelephonePauses(Commands commands, PauseEchoes echoes, SeatKeeper keeper) {
        this.commands = commands;
        this.echoes = echoes;
        this.keeper = keeper;
    }

    /**
     * A switchboard said that an agent is paused, or is not any more.
     *
     * @param commandId the same for the same message of the switchboard
     */
    public void heard(UUID commandId, PauseSign sign) {
        if (echoes.isEcho(sign)) {
            return;
        }
        keeper.heard(sign);
        try {
            if (sign.reason() == null) {
                unpause(commandId, sign.agentId());
            } else {
                String reason = sign.reason().isBlank() ? NO_REASON : sign.reason();
                send(commandId, new PauseAgent(sign.agentId(), VOICE, reason), sign.agentId());
            }
        } catch (Refused refused) {
            LOG.info("What agent {} did at his telephone is not done: {}", sign.agentId(), refused.getMessage());
        } catch (Unknown unknown) {
            LOG.info("Somebody who is not of the centre did something at his telephone: {}", unknown.getMessage());
        }
    }

    /** Whoever is wrapping up, or counts as away, is back with it. */
    private void unpause(UUID commandId, AgentId agentId) {
        try {
            send(commandId, new UnpauseAgent(agentId, VOICE), agentId);
        } catch (Refused refused) {
            if (refused.code() != Refusal.NOT_PAUSED) {
                throw refused;
            }
            send(CommandIds.part(commandId, 1), new ResumeAgent(agentId), agentId);
        }
    }

    private void send(UUID commandId, Object command, AgentId agentId) {
        commands.send(new Caller(agentId.toString(), Role.AGENT, "phone", commandId, null, null, null, null), command);
    }
}
