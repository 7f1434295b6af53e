package io.switchlog.projection.rebuild;

/** The work at a rebuild ends before its end. */
final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Why {
        /** Somebody asked for it. */
        CANCELLED,
        /** This process ends; the rebuild goes on elsewhere or later. */
        SHUT_DOWN,
        /** Another worker goes on with it. */
        OVERTAKEN,
        /** Another part of the work has failed. */
        OTHERS_FAILED
    }

    private final Why why;

    Stopped(Why why) {
        super(why.name());
        this.why = why;
    }

    Why why() {
        return why;
    }
}
