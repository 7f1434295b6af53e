package io.switchlog.query.clientlog;

import java.time.Instant;

/**
 * An entry of a client's log.
 *
 * @param time by the client's clock
 * @param scope part of the client that it comes from
 */
record ClientEntry(Instant time, LogLevel level, String scope, String message) {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;
    private static final int LAST_CONTROL = 0x9F;

    /** One line, whatever is in the message: nobody writes lines that he did not send. */
    String line(Instant receivedAt) {
        return receivedAt + " " + time + " " + level + " [" + escaped(scope) + "] " + escaped(message) + "\n";
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            if (code == '\n') {
                line.append("\\n");
            } else if (code == '\\') {
                line.append("\\\\");
            } else if (isControl(code)) {
                line.append(String.format("\\u%04x", code));
            } else {
                line.appendCodePoint(code);
            }
        });
        return line.toString();
    }

    private static boolean isControl(int code) {
        return code < FIRST_PRINTABLE
                || code >= DELETE && code <= LAST_CONTROL
                || code == 0x2028
                || code == 0x2029
                || Character.getType(code) == Character.FORMAT
                || Character.getType(code) == Character.SURROGATE;
    }
}
