package io.switchlog.command.dispatch;

/**
 * A command is done and durable.
 *
 * @param position the log position of its last event, or where the log stood if it changed nothing
 * @param repeated whether it had been done before, under the same command id
 */
public record Receipt(long position, boolean repeated) {
    public Receipt(long position) {
        this(position, false);
    }
}
