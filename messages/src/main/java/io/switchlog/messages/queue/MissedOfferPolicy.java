package io.switchlog.messages.queue;

/**
 * What a queue does about an agent who lets its offers expire.
 *
 * @param after how many in a row, at least 1; without meaning where nothing is done
 */
public record MissedOfferPolicy(MissedOfferAction action, int after) {
    /** Nothing is done. */
    public static final MissedOfferPolicy NONE = new MissedOfferPolicy(MissedOfferAction.NONE, 1);
}
