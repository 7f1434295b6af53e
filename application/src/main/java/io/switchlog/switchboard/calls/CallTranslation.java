package io.switchlog.switchboard.calls;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.LogUnavailable;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.switchboard.TelephoneStates;
import io.switchlog.switchboard.calls.Lanes.Step;
import io.switchlog.telephony.CallIds;
import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.inbox.InboxConsumer;
import io.switchlog.telephony.inbox.InboxEntry;
import io.switchlog.telephony.translation.DeviceState;
import io.switchlog.telephony.translation.Translator;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in the centre what the events of a switchboard tell. Each command has an id that follows from its event, so
 * that what was done before a restart and is done again is done once.
 */
final class CallTranslation implements InboxConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(CallTranslation.class);
    private static final String OBSERVED = "phone";
    private static final String FOUND_OUT = "reconciliation";

    private final String pbx;
    private final long recordedUpTo;
    private final Translator translator;
    private final Commands commands;
    private final Lanes lanes;
    private final PhonePauses pauses;
    private final TelephoneStates telephones;
    private final Clock clock;
    private final Timer delay;
    private final Counter failed;
    private @Nullable AmiEvent last;

    /**
     * @param recordedUpTo what events up to there tell is recorded; they are taken to know which calls are open
     * @param lanes belong to this one from now on
     */
    CallTranslation(
            String pbx,
            long recordedUpTo,
            Translator translator,
            Commands commands,
            Lanes lanes,
            PhonePauses pauses,
            TelephoneStates telephones,
            Clock clock,
            MeterRegistry meters) {
        this.pbx = pbx;
        this.recordedUpTo = recordedUpTo;
        this.translator = translator;
        this.commands = commands;
        this.lanes = lanes;
        this.pauses = pauses;
        this.telephones = telephones;
        this.clock = clock;
        this.delay = Timer.builder("switchlog.pbx.delay")
                .description("From an event on the switchboard until what it tells is in the log")
                .tag("pbx", pbx)
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.failed = Counter.builder("switchlog.pbx.failed.reports")
                .description("Reports of calls that could not be recorded because of a fault in the program")
                .tag("pbx", pbx)
                .register(meters);
    }

    @Override
    public long take(List<InboxEntry> events) {
        List<Step> steps = new ArrayList<>();
        for (InboxEntry entry : events) {
            List<CallCommand> reports = translator.take(entry.seq(), entry.event());
            if (entry.seq() > recordedUpTo) {
                UUID id =
                        CommandIds.commandId(CallIds.command(pbx, entry.event().key() + ":" + entry.seq()));
                for (int i = 0; i < reports.size(); i++) {
                    steps.add(step(entry.event(), reports.get(i), CommandIds.part(id, i + 1)));
                }
                pauses.heard(id, entry.event());
                DeviceState.of(entry.event()).ifPresent(state -> telephones.heard(id, state));
            }
        }
        lanes.run(steps);
        last = events.get(events.size() - 1).event();
        return translator.replayFrom(events.get(events.size() - 1).seq() + 1);
    }

    @Override
    public void quiet() {
        AmiEvent heard = last;
        if (heard == null || translator.open() == 0) {
            return;
        }
        Duration silence = Duration.between(heard.arrivedAt(), clock.instant());
        List<Step> steps = new ArrayList<>();
        Map<InteractionId, Integer> parts = new HashMap<>();
        for (CallCommand report : translator.passed(heard.timestamp().plus(silence))) {
            InteractionId call = report.interactionId();
            UUID id = CommandIds.commandId(CallIds.command(pbx, "silence after " + call));
            int part = parts.merge(call, 1, Integer::sum);
            steps.add(new Step(call, () -> record(report, CommandIds.part(id, part))));
        }
        lanes.run(steps);
    }

    private Step step(AmiEvent event, CallCommand report, UUID commandId) {
        return new Step(report.interactionId(), () -> {
            record(report, commandId);
            Duration since = Duration.between(event.timestamp(), clock.instant());
            delay.record(since.isNegative() ? Duration.ZERO : since);
        });
    }

    private void record(CallCommand report, UUID commandId) {
        String origin = report.observed().reconciled() ? FOUND_OUT : OBSERVED;
        try {
            commands.send(new Caller("pbx:" + pbx, null, origin, commandId, null, null, null, null), report);
        } catch (Refused | Unknown refused) {
            LOG.warn("Switchboard {}: {} is not recorded: {}", pbx, name(report), refused.getMessage());
            failed.increment();
        } catch (RuntimeException fault) {
            if (willPass(fault)) {
                throw fault;
            }
            // It would fail again, and hold up all other calls.
            LOG.error(
                    "Switchboard {}: {} of call {} is not recorded", pbx, name(report), report.interactionId(), fault);
            failed.increment();
        }
    }

    /** Whether it is the database's, or that of others who were quicker, so that it is worth another try. */
    private static boolean willPass(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof LogUnavailable || cause instanceof ConcurrencyException) {
                return true;
            }
            if (cause instanceof SQLException refused) {
                return !isOfTheData(refused.getSQLState());
            }
        }
        return false;
    }

    /** Whether it is about values (22), what must hold between them (23) or a statement (42), and so lasts. */
    private static boolean isOfTheData(@Nullable String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
    }

    private static String name(CallCommand report) {
        return report.getClass().getSimpleName();
    }
}
