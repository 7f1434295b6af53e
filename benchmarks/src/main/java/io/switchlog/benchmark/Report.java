package io.switchlog.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/** Where the figures go. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println();
        out.println(title);
    }

    void line(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
    }
}
