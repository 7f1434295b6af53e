package io.switchlog.projection;

/** One table could not take a batch; the others are not concerned. */
final class TableFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Follower follower;

    TableFailure(Follower follower, Exception cause) {
        super(follower.table() + ": " + cause, cause);
        this.follower = follower;
    }

    Follower follower() {
        return follower;
    }
}
