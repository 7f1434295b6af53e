package io.switchlog.telephony.translation;

import io.switchlog.messages.call.QueueExit;

/** What Asterisk leaves in {@code QUEUESTATUS}. */
final class QueueStatus {
    private QueueStatus() {}

    /** Whether an agent has served the caller and hung up, and the caller goes on. */
    static boolean isServed(String status) {
        return status.equals("CONTINUE");
    }

    /** UNKNOWN for what is no way out without an agent: the agent hung up and the caller goes on. */
    static QueueExit exit(String status) {
        return switch (status) {
            case "TIMEOUT" -> QueueExit.TIMED_OUT;
            case "LEAVEEMPTY", "LEAVEUNAVAIL" -> QueueExit.EMPTY;
            case "JOINEMPTY", "JOINUNAVAIL" -> QueueExit.JOIN_EMPTY;
            case "FULL" -> QueueExit.FULL;
            case "WITHDRAW" -> QueueExit.WITHDRAWN;
            case "KEYPRESS" -> QueueExit.KEY_PRESSED;
            default -> QueueExit.UNKNOWN;
        };
    }
}
