package io.switchlog.query.check;

/**
 * Positions of the log that are looked at together.
 *
 * @param from exclusive
 * @param to inclusive
 */
record Stretch(long from, long to) {
    static final Stretch PRESENT = new Stretch(0, 0);

    boolean isEmpty() {
        return to <= from;
    }

    Stretch upTo(long position) {
        return new Stretch(from, Math.min(to, position));
    }
}
