package io.switchlog.command.mail;

/** A mail was not sent, or nobody knows whether it was. Says nothing of what is in the mail. */
public final class MailFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    /** What is to become of the mail. */
    public enum Outcome {
        /** It was not sent and may be tried again. */
        TRY_AGAIN,
        /** The server does not want it; trying again makes no difference. */
        REFUSED,
        /** It may have been sent: it must not be sent again. */
        UNKNOWN
    }

    MailFailed(Outcome outcome, String message) {
        super(message, null, false, false);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
