package io.switchlog.switchboard.phones;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.switchboard.Upkeep;
import io.switchlog.switchboard.phones.CentrePhones.Stamp;
import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.asterisk.provisioning.PhoneMapping;
import io.switchlog.telephony.asterisk.provisioning.PhoneProfile;
import io.switchlog.telephony.asterisk.provisioning.PhoneTables;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the telephones in a switchboard's tables up with what is set for agents. Secrets are nowhere in the centre's
 * tables: a new one gets there with the next look.
 */
public final class PhoneKeeping {
    /** The tables of {@link CentrePhones}. */
    public static final String[] TABLES = {"directory.agent", "directory.agent_settings", "history.agent_trash"};

    private static final Logger LOG = LoggerFactory.getLogger(PhoneKeeping.class);

    private static final Duration REST = Duration.ofMillis(200);

    private final String pbx;
    private final CentrePhones centre;
    private final PhoneTables tables;
    private final Supplier<PbxActions> actions;
    private final Upkeep upkeep;
    /** What this node has written: it writes everything once, as it cannot know what another one wrote. */
    private final Map<AgentId, Stamp> written = new HashMap<>();

    /** @param reached the position that all {@link #TABLES} have reached */
    public PhoneKeeping(
            String pbx,
            CentrePhones centre,
            PhoneTables tables,
            Supplier<PbxActions> actions,
            LongSupplier reached,
            Clock clock) {
        this.pbx = pbx;
        this.centre = centre;
        this.tables = tables;
        this.actions = actions;
        this.upkeep =
                new Upkeep("Telephones of switchboard " + pbx, "phones-" + pbx, look -> keepUp(), reached, clock, REST);
    }

    public void start() {
        upkeep.start();
    }

    public void stop() {
        upkeep.stop();
    }

    private void keepUp() throws SQLException {
        Map<AgentId, Stamp> wanted = centre.stamps();
        takeOut(wanted);
        for (Map.Entry<AgentId, Stamp> phone : wanted.entrySet()) {
            if (!phone.getValue().equals(written.get(phone.getKey()))) {
                write(phone.getKey(), phone.getValue());
            }
        }
    }

    /** A number goes to somebody else only after it was taken from whoever had it. */
    private void takeOut(Map<AgentId, Stamp> wanted) throws SQLException {
        Set<String> numbers = new HashSet<>();
        wanted.values().forEach(stamp -> numbers.add(stamp.internal()));
        for (String number : tables.numbers()) {
            if (!numbers.contains(number)) {
                tables.delete(number);
                LOG.info("Switchboard {}: telephone {} is taken out", pbx, number);
            }
        }
        written.keySet().retainAll(wanted.keySet());
    }

    private void write(AgentId agentId, Stamp stamp) throws SQLException {
        Optional<PhoneProfile> profile = centre.profile(agentId);
        if (profile.isPresent()) {
            tables.write(PhoneMapping.rows(profile.get()));
            actions.get().phoneChanged(profile.get().internal());
            written.put(agentId, stamp);
        }
    }
}
