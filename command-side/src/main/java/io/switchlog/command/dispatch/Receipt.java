package io.switchlog.command.dispatch;

/**
 * A command is done and durable.
 *
 * @param position the log position of its last event, or where the log stood if it changed nothing
 */
public record Receipt(long position) {}
