package io.switchlog.telephony.asterisk.checkup;

import java.util.List;
import java.util.Map;

/**
 * What a PBX said of itself.
 *
 * @param version as {@code core show version} has it
 * @param systemName empty if it has none
 * @param heard what the session for events heard of a UserEvent sent by the other one; empty if nothing
 * @param eventPrivileges what the user for events may hear
 * @param eventFilters of the user for events
 * @param logger settings of logger.conf
 * @param queues settings of queues.conf, section general
 * @param mappings of realtime, as {@code core show config mappings} has them
 * @param dialplan as {@code dialplan show} has it
 * @param busyAtOne telephones that are busy when one call rings
 */
record PbxFacts(
        String version,
        String systemName,
        Map<String, String> heard,
        String eventPrivileges,
        List<String> eventFilters,
        Map<String, String> logger,
        Map<String, String> queues,
        String mappings,
        String dialplan,
        List<String> busyAtOne) {}
