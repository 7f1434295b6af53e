package io.switchlog.switchboard.calls;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.switchboard.Switchboard;
import io.switchlog.telephony.inbox.InboxConsumer;
import io.switchlog.telephony.inbox.InboxCursor;
import io.switchlog.telephony.translation.CentreDirectory;
import io.switchlog.telephony.translation.Seals;
import io.switchlog.telephony.translation.Translator;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Begins the translation of what switchboards say, one of each at a time. */
public final class CallTranslations implements InboxConsumer.Factory, AutoCloseable {
    private final CentreDirectory directory;
    private final Seals seals;
    private final Commands commands;
    private final Function<String, Switchboard> switchboards;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Lanes> lanes = new ConcurrentHashMap<>();

    /** @param switchboards where it goes what agents do at the telephones of each */
    public CallTranslations(
            CentreDirectory directory,
            Seals seals,
            Commands commands,
            Function<String, Switchboard> switchboards,
            MeterRegistry meters,
            Clock clock) {
        this.directory = directory;
        this.seals = seals;
        this.commands = commands;
        this.switchboards = switchboards;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public InboxConsumer begin(String pbx, InboxCursor cursor) {
        Switchboard switchboard = switchboards.apply(pbx);
        return new CallTranslation(
                pbx,
                cursor.position(),
                new Translator(pbx, directory, seals),
                commands,
                Objects.requireNonNull(lanes.computeIfAbsent(pbx, Lanes::new)),
                new PhonePauses(switchboard.pauses()),
                switchboard.telephones(),
                clock,
                meters);
    }

    @Override
    public void close() {
        lanes.values().forEach(Lanes::close);
    }
}
