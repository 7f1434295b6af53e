package io.switchlog.messages.kpi;

import java.util.List;

/**
 * When the centre is open.
 *
 * @param zone in which the clocks are read, by its IANA name
 * @param periods in the order of the week, without overlap
 */
public record OfficeHours(String zone, List<OpeningPeriod> periods) {}
