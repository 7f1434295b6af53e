package io.switchlog.switchboard.bridge;

/** What else a node does for a switchboard while it is the one that listens to it. */
public interface Duties {
    /** The switchboard is heard, for the first time or again. */
    void begin(String pbx);

    void end(String pbx);

    /** Nothing. */
    static Duties none() {
        return new Duties() {
            @Override
            public void begin(String pbx) {
                // Nothing.
            }

            @Override
            public void end(String pbx) {
                // Nothing.
            }
        };
    }
}
