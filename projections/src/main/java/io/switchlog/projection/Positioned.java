package io.switchlog.projection;

/** A row, or several, that knows the last event it has seen, so that it never takes one twice. */
public interface Positioned {
    /** Position of the last event about it. */
    long position();
}
