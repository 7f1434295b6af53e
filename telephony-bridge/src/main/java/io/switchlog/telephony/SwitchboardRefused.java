package io.switchlog.telephony;

/** The switchboard did not take a request; nothing has happened. */
public final class SwitchboardRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SwitchboardRefused(String why) {
        super(why);
    }
}
