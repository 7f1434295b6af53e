package io.switchlog.rebuild;

import io.switchlog.projection.rebuild.Rebuild;
import java.io.PrintStream;
import java.util.Locale;

/** How far a rebuild is: one line that changes on a terminal, a line now and then elsewhere. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int LINES = 10;

    private final PrintStream out;
    private final boolean terminal;
    private String before = "";
    private int widest;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(Rebuild rebuild) {
        String text = text(rebuild);
        if (terminal) {
            widest = Math.max(widest, text.length());
            out.print("\r" + text + " ".repeat(widest - text.length()));
            out.flush();
            return;
        }
        // By tenths, and whenever something else begins.
        String step = rebuild.status() + " " + (int) (rebuild.progress() * LINES) + " " + rebuild.waitsFor();
        if (!step.equals(before)) {
            out.println(text);
            before = step;
        }
    }

    /** What follows begins on a line of its own. */
    void end() {
        if (terminal) {
            out.println();
        }
    }

    static String text(Rebuild rebuild) {
        int filled = (int) Math.round(rebuild.progress() * WIDTH);
        StringBuilder text = new StringBuilder()
                .append('[')
                .append("#".repeat(filled))
                .append(".".repeat(WIDTH - filled))
                .append(String.format(
                        Locale.ROOT,
                        "] %3.0f %%  %s",
                        Math.floor(rebuild.progress() * 100),
                        rebuild.status().code().replace('_', ' ')));
        Long eventsPerSecond = rebuild.eventsPerSecond();
        if (eventsPerSecond != null && eventsPerSecond > 0) {
            text.append(String.format(Locale.ROOT, "  %,d events/s", eventsPerSecond));
        }
        Long remaining = rebuild.remainingSeconds();
        if (remaining != null && remaining > 0) {
            text.append(String.format(Locale.ROOT, "  %d:%02d left", remaining / 60, remaining % 60));
        }
        if (rebuild.waitsFor() != null) {
            text.append("  waits for ").append(rebuild.waitsFor());
        }
        return text.toString();
    }
}
