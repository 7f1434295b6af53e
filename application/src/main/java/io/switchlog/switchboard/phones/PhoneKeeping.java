package io.switchlog.switchboard.phones;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Background;
import io.switchlog.switchboard.phones.CentrePhones.Stamp;
import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.asterisk.control.PbxUnavailable;
import io.switchlog.telephony.asterisk.provisioning.PhoneMapping;
import io.switchlog.telephony.asterisk.provisioning.PhoneProfile;
import io.switchlog.telephony.asterisk.provisioning.PhoneTables;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps the telephones in a switchboard's tables up with what is set for agents: at once for what the centre's tables
 * tell, and every minute for secrets, which are nowhere in them.
 */
public final class PhoneKeeping {
    /** The tables of {@link CentrePhones}. */
    public static final String[] TABLES = {"directory.agent", "directory.agent_settings", "history.agent_trash"};

    private static final Logger LOG = LoggerFactory.getLogger(PhoneKeeping.class);
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final long NEVER = -1;

    private final String pbx;
    private final CentrePhones centre;
    private final PhoneTables tables;
    private final Supplier<PbxActions> actions;
    private final LongSupplier reached;
    private final Clock clock;
    private final Background background;
    /** What this node has written: it writes everything once, as it cannot know what another one wrote. */
    private final Map<AgentId, Stamp> written = new HashMap<>();

    private long keptUpTo = NEVER;
    private Instant lookAgainAt = Instant.MIN;
    private boolean failing;

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
        this.reached = reached;
        this.clock = clock;
        this.background = new Background("phones-" + pbx);
    }

    public void start() {
        background.start(() -> {
            while (background.isRunning()) {
                step();
                background.rest(REST);
            }
        });
    }

    public void stop() {
        background.stop();
    }

    /** Keeps up if there may be anything to do. */
    synchronized void step() {
        boolean look = !clock.instant().isBefore(lookAgainAt);
        try {
            // What is read below is at least as new as this.
            long position = reached.getAsLong();
            if (position == keptUpTo && !look) {
                return;
            }
            keepUp();
            keptUpTo = position;
            lookAgainAt = clock.instant().plus(LOOK_EVERY);
            failing = false;
        } catch (SQLException | PbxUnavailable | DataAccessException unavailable) {
            if (!failing) {
                LOG.warn("Telephones of switchboard {} are not kept up: {}", pbx, unavailable.getMessage());
            }
            failing = true;
        }
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
