package io.switchlog.telephony.asterisk.checkup;

/**
 * Something that is wrong with a PBX's configuration.
 *
 * @param what in a person's words, with what follows from it
 * @param file of the PBX's configuration
 * @param line what to write there, with the section that it belongs to
 */
public record Finding(Severity severity, String what, String file, String line) {

    /** How bad it is. */
    public enum Severity {
        /** Calls are reported wrongly or not at all. */
        WRONG,
        /** Something does not work, or may not some day. */
        ADVICE
    }

    @Override
    public String toString() {
        return "%s: %s%n    in %s: %s".formatted(severity, what, file, line.replace("\n", "\n        "));
    }
}
