package io.switchlog.query.check;

/**
 * Something that is not as it must be.
 *
 * @param key of what offends, such as an interaction and its step
 * @param position of the event that it belongs to, 0 if there is none
 * @param detail what is wrong with it
 */
public record Violation(String key, long position, String detail) {}
