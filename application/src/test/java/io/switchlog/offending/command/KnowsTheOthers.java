package io.switchlog.offending.command;

import io.switchlog.offending.application.Everything;
import io.switchlog.offending.projection.agent.CommandingTable;
import io.switchlog.offending.query.WritesToTheLog;
import io.switchlog.offending.telephony.KnowsAsterisk;
import org.springframework.beans.factory.annotation.Autowired;

/** Sides do not know each other, and take what they need in their constructors. */
public final class KnowsTheOthers {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private CommandingTable table;

    Object all() {
        return new Object[] {table, new WritesToTheLog(), new KnowsAsterisk(), new Everything()};
    }
}
