package io.switchlog.switchboard;

import io.switchlog.command.dispatch.Commands;
import io.switchlog.switchboard.phones.PhoneKeeping;
import io.switchlog.switchboard.queues.QueueKeeping;
import io.switchlog.switchboard.reconcile.ReportComparing;
import io.switchlog.switchboard.reconcile.ReportComparison;
import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.queuelog.QueueLogTable;
import io.switchlog.telephony.seats.PauseEchoes;
import io.switchlog.telephony.seats.SeatKeeper;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A switchboard as the centre makes use of it. Its seats and telephones are kept up, and its record is looked at, by one node
 * at a time, which is the one that listens to it: pauses that it hears are told from those that it has made itself.
 */
public final class Switchboard implements AutoCloseable {
    private final PbxSettings settings;
    private final PbxControl control;
    private final TelephonePauses pauses;
    private final TelephoneStates telephones;
    private final SeatKeeping seats;
    private final @Nullable PhoneKeeping phones;
    private final @Nullable QueueKeeping queues;
    private final @Nullable ReportComparing comparing;

    /** What is needed to keep the telephones of a switchboard. */
    @FunctionalInterface
    interface Phones {
        PhoneKeeping keeping(PbxSettings.PhonesSettings settings, Supplier<PbxActions> actions);
    }

    /** What is needed to keep its queues. */
    @FunctionalInterface
    interface Queues {
        QueueKeeping keeping(PbxSettings.PhonesSettings settings);
    }

    Switchboard(
            String pbx,
            PbxSettings settings,
            Commands commands,
            CentreSeats centre,
            LongSupplier reached,
            Phones phones,
            Queues queues,
            JdbcClient database,
            Clock clock) {
        this.settings = settings;
        this.control = new PbxControl(settings);
        PauseEchoes echoes = new PauseEchoes(clock);
        SeatKeeper keeper = new SeatKeeper(new PbxSeats(control), centre, echoes);
        this.pauses = new TelephonePauses(commands, echoes, keeper);
        this.telephones = new TelephoneStates(pbx, database, commands);
        this.seats = new SeatKeeping(pbx, keeper, reached, clock);
        this.phones = settings.phones() == null ? null : phones.keeping(settings.phones(), control);
        this.queues = settings.phones() == null ? null : queues.keeping(settings.phones());
        this.comparing = queueLog()
                .map(record ->
                        new ReportComparing(pbx, new ReportComparison(pbx, record, database, clock), commands, clock))
                .orElse(null);
    }

    /** To ask it for something; the link is made when it is first used. */
    public PbxActions actions() {
        return control.get();
    }

    /** Where pauses go that are made at its telephones. */
    public TelephonePauses pauses() {
        return pauses;
    }

    /** Where it goes which telephones it reaches. */
    public TelephoneStates telephones() {
        return telephones;
    }

    /** Its own record of its queues, if that can be read. */
    public Optional<QueueLogTable> queueLog() {
        return Optional.ofNullable(settings.queueLog()).map(PbxSettings.QueueLogSettings::open);
    }

    /** This node keeps it up from now on. */
    public void keepUp() {
        seats.lookAgain();
        seats.start();
        if (queues != null) {
            queues.start();
        }
        if (phones != null) {
            phones.start();
        }
        if (comparing != null) {
            comparing.start();
        }
    }

    /** Another one may. */
    public void leave() {
        seats.stop();
        if (queues != null) {
            queues.stop();
        }
        if (phones != null) {
            phones.stop();
        }
        if (comparing != null) {
            comparing.stop();
        }
    }

    @Override
    public void close() {
        control.close();
    }
}
