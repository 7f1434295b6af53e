package io.switchlog.switchboard.bridge;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.telephony.inbox.Inbox;
import io.switchlog.telephony.inbox.InboxConsumer;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * What bridges to switchboards are made of.
 *
 * @param writer of role {@code log_writer}
 * @param gaps knows of what time nobody has found out yet what happened in it
 */
record BridgeParts(
        DataSource writer,
        Inbox inbox,
        Commands commands,
        InboxConsumer.Factory consumers,
        LookBack lookBack,
        OpenGaps gaps,
        Duties duties,
        MeterRegistry meters,
        Clock clock) {}
