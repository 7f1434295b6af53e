package io.switchlog.benchmark.pbx;

import io.switchlog.benchmark.pbx.CallScript.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Calls that begin at equal distances, each with an agent of its own as long as it lasts: what is said, in its order. */
public final class Calls {
    private final String run;
    private final int count;
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param began when the first call did
     * @param every how long after it the next one does
     * @param members who answer
     */
    public Calls(CallScript script, String run, int count, Instant began, Duration every, List<UUID> members) {
        this.run = run;
        this.count = count;
        for (int call = 0; call < count; call++) {
            Duration offset = every.multipliedBy(call);
            int agent = call % members.size();
            for (Line line : script.call(run, call, began.plus(offset), agent, members.get(agent))) {
                lines.add(new Line(call, line.name(), line.after().plus(offset), line.text()));
            }
        }
        lines.sort(Comparator.comparing(Line::after));
    }

    public int count() {
        return count;
    }

    /** How many events they are. */
    public int events() {
        return lines.size();
    }

    public String uniqueId(int call) {
        return CallScript.uniqueId(run, call);
    }

    /** Says all as fast as it is heard. */
    public void burst(SimulatedPbx pbx) {
        for (Line line : lines) {
            pbx.say(line.text());
        }
    }

    /**
     * Says each when it is its time.
     *
     * @param said is told of each as it is said
     */
    public void atTheirTime(SimulatedPbx pbx, Consumer<Line> said) {
        long start = System.nanoTime();
        for (Line line : lines) {
            long due = start + line.after().toNanos();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            said.accept(line);
            pbx.say(line.text());
        }
    }
}
