package io.switchlog.switchboard.calls;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.switchboard.TelephonePauses;
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
    private final Function<String, TelephonePauses> pauses;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Lanes> lanes = new ConcurrentHashMap<>();

    /** @param pauses where pauses go that are made at the telephones of a switchboard */
    public CallTranslations(
            CentreDirectory directory,
            Seals seals,
            Commands commands,
            Function<String, TelephonePauses> pauses,
            MeterRegistry meters,
            Clock clock) {
        this.directory = directory;
        this.seals = seals;
        this.commands = commands;
        this.pauses = pauses;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public InboxConsumer begin(String pbx, InboxCursor cursor) {
        return new CallTranslation(
                pbx,
                cursor.position(),
                new Translator(pbx, directory, seals),
                commands,
                Objects.requireNonNull(lanes.computeIfAbsent(pbx, Lanes::new)),
                new PhonePauses(pauses.apply(pbx)),
                clock,
                meters);
    }

    @Override
    public void close() {
        lanes.values().forEach(Lanes::close);
    }
}
