package io.switchlog.switchboard;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentTelephoneCommand.NoteTelephone;
import io.switchlog.messages.telephone.TelephoneCommand.ReportRegistration;
import io.switchlog.messages.telephone.TelephoneId;
import io.switchlog.telephony.translation.DeviceState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether a switchboard reaches the telephones of agents, and those that they share: recorded when it changes, not with
 * every call (AG-23, AG-46).
 */
public final class TelephoneStates {
    private static final Logger LOG = LoggerFactory.getLogger(TelephoneStates.class);
    private static final String OWN = "PJSIP/";

    private static final String SHARED_TELEPHONE = """
            select telephone_id from directory.telephone where endpoint = ? and not removed""";
    private static final String AGENT = """
            select agent_id from directory.agent where internal = ?""";

    private final String pbx;
    private final JdbcClient database;
    private final Commands commands;
    private final Map<String, Boolean> told = new ConcurrentHashMap<>();

    TelephoneStates(String pbx, JdbcClient database, Commands commands) {
        this.pbx = pbx;
        this.database = database;
        this.commands = commands;
    }

    /**
     * The switchboard said of a telephone that it can be reached, or not.
     *
     * @param commandId the same for the same message of the switchboard
     */
    public void heard(UUID commandId, DeviceState state) {
        if (Boolean.valueOf(state.reachable()).equals(told.get(state.device()))) {
            return;
        }
        command(state.device(), state.reachable()).ifPresent(command -> send(commandId, command));
        told.put(state.device(), state.reachable());
    }

    private Optional<Object> command(String device, boolean connected) {
        Optional<Object> shared = find(SHARED_TELEPHONE, device)
                .map(telephone -> new ReportRegistration(new TelephoneId(telephone), connected));
        if (shared.isPresent() || !device.startsWith(OWN)) {
            return shared;
        }
        return find(AGENT, device.substring(OWN.length()))
                .map(agent -> new NoteTelephone(new AgentId(agent), pbx, connected));
    }

    private Optional<UUID> find(String sql, String name) {
        return database.sql(sql).param(name).query(UUID.class).optional();
    }

    private void send(UUID commandId, Object command) {
        try {
            commands.send(new Caller("pbx:" + pbx, null, "phone", commandId, null, null, null, null), command);
        } catch (Refused | Unknown gone) {
            LOG.info("Switchboard {}: the state of a telephone is not recorded: {}", pbx, gone.getMessage());
        }
    }
}
