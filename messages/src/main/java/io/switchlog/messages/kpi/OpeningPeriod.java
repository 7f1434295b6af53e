package io.switchlog.messages.kpi;

/**
 * The centre is open on one day of the week from one time of the local clock to another.
 *
 * @param weekday 1 for Monday to 7 for Sunday
 * @param fromMinute minutes that the clock shows after midnight when it opens
 * @param toMinute the same when it closes, 1440 for the end of the day
 */
public record OpeningPeriod(int weekday, int fromMinute, int toMinute) {}
