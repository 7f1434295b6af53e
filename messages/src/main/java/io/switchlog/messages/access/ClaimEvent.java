package io.switchlog.messages.access;

import io.switchlog.messages.Event;
import java.util.UUID;

/**
 * The life of a claim: a small stream per name that may have only one holder, such as {@code internal:1001}. Taking it
 * goes into the same append as what it is taken for, so uniqueness needs no table. User names are claimed by their keyed
 * hash: the log does not show them.
 */
public sealed interface ClaimEvent {
    String claim();

    /** The name has a holder. */
    @Event(name = "claim.taken")
    record ClaimTaken(String claim, UUID holder) implements ClaimEvent {}

    /** The name is free again. */
    @Event(name = "claim.released")
    record ClaimReleased(String claim, UUID holder) implements ClaimEvent {}
}
