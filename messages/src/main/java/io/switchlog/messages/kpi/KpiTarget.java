package io.switchlog.messages.kpi;

/**
 * What counts as soon on one channel.
 *
 * @param thresholdSeconds within which an interaction has to be accepted
 * @param shortAbandonSeconds a contact who leaves sooner than this is not held against the centre
 */
public record KpiTarget(int thresholdSeconds, int shortAbandonSeconds) {}
