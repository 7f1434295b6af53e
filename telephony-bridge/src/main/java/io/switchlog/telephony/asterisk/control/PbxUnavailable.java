package io.switchlog.telephony.asterisk.control;

/** The switchboard cannot be asked, or did not answer in time: whether it did what it was to do is not known. */
public final class PbxUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    PbxUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    PbxUnavailable(String message) {
        super(message);
    }
}
