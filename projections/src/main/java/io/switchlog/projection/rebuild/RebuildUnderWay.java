package io.switchlog.projection.rebuild;

/** One of the projections is being rebuilt already. */
public final class RebuildUnderWay extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rebuild other;

    RebuildUnderWay(Rebuild other) {
        super("The projections " + other.names() + " are being rebuilt already.");
        this.other = other;
    }

    /** The one that is under way. */
    public Rebuild other() {
        return other;
    }
}
