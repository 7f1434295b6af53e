package io.switchlog.telephony.inbox;

/**
 * That a node listens to a switchboard. When another one begins to, the turn before is over: what it has heard and not stored
 * by then is left to the look-back of the new one, since it would come after what was said later.
 */
public record Turn(String pbx, long number) {}
