package io.switchlog.telephony;

/**
 * One call of one switchboard.
 *
 * @param switchboard name of the switchboard; two may use the same numbers
 * @param uniqueId as the switchboard calls it
 */
public record CallId(String switchboard, String uniqueId) {}
