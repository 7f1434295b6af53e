package io.switchlog.telephony.asterisk.local;

/** There is no Asterisk on this machine and none can be had; the message says why. */
public final class AsteriskUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    AsteriskUnavailable(String why) {
        super(why);
    }
}
