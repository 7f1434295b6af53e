package io.switchlog.telephony.inbox;

/**
 * How far a switchboard's events are translated.
 *
 * @param position the last one that is; 0 before the first
 * @param replayFrom the first one that a translation which starts anew has to read again, at most {@code position + 1}
 */
public record InboxCursor(long position, long replayFrom) {
    static final InboxCursor START = new InboxCursor(0, 0);
}
