package io.switchlog.telephony.asterisk.control;

/** What a switchboard says to something that it is to do. */
public sealed interface PbxAnswer {

    /** It is done, now or already before. */
    record Done(boolean wasSoAlready) implements PbxAnswer {}

    /** It is not done, for this reason in the switchboard's words. */
    record Refused(String reason) implements PbxAnswer {}

    PbxAnswer DONE = new Done(false);
    PbxAnswer WAS_SO_ALREADY = new Done(true);

    default boolean isDone() {
        return this instanceof Done;
    }
}
