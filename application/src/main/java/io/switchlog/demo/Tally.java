package io.switchlog.demo;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the demo has counted by itself. */
final class Tally {
    final LongAdder arrived = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder abandoned = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> problems = new ConcurrentHashMap<>();

    /** A rule said no: somebody else was faster, or the customer had left. This is normal. */
    void refused(String code) {
        refused.computeIfAbsent(code, none -> new LongAdder()).increment();
    }

    /** Something that should not happen. */
    void problem(String what) {
        problems.computeIfAbsent(what, none -> new LongAdder()).increment();
    }

    Map<String, Long> refusals() {
        return sums(refused);
    }

    Map<String, Long> problems() {
        return sums(problems);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }
}
