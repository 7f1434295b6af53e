package io.switchlog.benchmark;

import io.switchlog.command.log.BulkAppend;
import io.switchlog.command.log.BulkAppend.Cause;
import io.switchlog.command.log.BulkAppend.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes down what happens in a simulation, as batches for the log. */
final class Chronicle {
    private static final int BATCH = 4_000;
    private static final long NUMBER_OF_EVENT = 1_023;

    private final Agenda agenda;
    private final SplittableRandom random;
    private final Consumer<BulkAppend> sink;
    private BulkAppend batch = new BulkAppend();
    private long events;

    Chronicle(Agenda agenda, SplittableRandom random, Consumer<BulkAppend> sink) {
        this.agenda = agenda;
        this.random = random;
        this.sink = sink;
    }

    /** One command, made of what it causes. */
    final class Command {
        private final List<Happening> happenings = new ArrayList<>();

        Command event(SimulatedQueue.Stream stream, Object event) {
            happenings.add(new Happening(stream.type, stream.id, stream.next(), event));
            return this;
        }

        /** Caused by a person, through the API. */
        void by(Object person, String role) {
            write(person.toString(), role, "web", true);
        }

        /** Caused by routing or another process of the system. */
        void byProcess() {
            write("offer-interactions", "system", "system", false);
        }

        private void write(String actor, String role, String origin, boolean request) {
            if (happenings.isEmpty()) {
                return;
            }
            UUID command = id();
            UUID commandId =
                    new UUID(command.getMostSignificantBits(), command.getLeastSignificantBits() & ~NUMBER_OF_EVENT);
            batch.add(
                    commandId,
                    Agenda.instant(agenda.now()),
                    new Cause(actor, role, origin, request ? commandId : id(), commandId, request),
                    happenings);
            events += happenings.size();
            if (batch.size() >= BATCH) {
                flush();
            }
        }
    }

    Command command() {
        return new Command();
    }

    /** A new id, ordered by time like those of the command side, the same for the same seed. */
    UUID id() {
        long millis = agenda.now() / 1_000;
        return new UUID(
                millis << 16 | 0x7000 | random.nextInt(1 << 12),
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    long events() {
        return events;
    }

    void flush() {
        if (batch.size() > 0) {
            sink.accept(batch);
            batch = new BulkAppend();
        }
    }
}
