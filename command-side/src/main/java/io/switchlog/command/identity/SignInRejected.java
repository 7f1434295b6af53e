package io.switchlog.command.identity;

/** What came back from the identity provider lets nobody in. Says to the person at the door no more than its code. */
final class SignInRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** Why, as the client is told. */
    enum Cause {
        /** It did not begin in this browser, began too long ago, or came back already. */
        SIGN_IN_NOT_COMPLETED,
        /** The provider let nobody in, or what it said cannot be believed. */
        PROVIDER_REFUSED,
        /** The provider is sure who it is, but here he may not come in. */
        NOT_ADMITTED
    }

    SignInRejected(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    Cause reason() {
        return cause;
    }
}
