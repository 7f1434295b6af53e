package io.switchlog.query.viewer;

/**
 * How contacts' data is shown to somebody.
 *
 * @param masks whether any of it is hidden from him
 * @param shown how many characters at the end of a value he sees all the same
 */
public record Mask(boolean masks, int shown) {
    /** Everything is shown as it is. */
    public static final Mask NONE = new Mask(false, 0);
}
