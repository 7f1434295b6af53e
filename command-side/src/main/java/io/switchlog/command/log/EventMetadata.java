package io.switchlog.command.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;

/** The keys of what each event says about its cause, in the order in which they are written. */
public final class EventMetadata {
    /** Who: the id of an agent or user, or the name of a process. */
    public static final String ACTOR = "actor";
    /** In which role: administrator, supervisor, agent, system. */
    public static final String ACTOR_ROLE = "actorRole";
    /** From where: web, phone, supervisor, system, reconciliation. */
    public static final String ORIGIN = "origin";
    /** By which command. */
    public static final String COMMAND_ID = "commandId";
    /** The first command or event of the whole story. */
    public static final String CORRELATION_ID = "correlationId";
    /** The command or event that led to this command. */
    public static final String CAUSATION_ID = "causationId";
    /** Why, in the words of who asked. */
    public static final String REASON = "reason";
    /** Keyed hash of the request, so that a key used again for another request is noticed. */
    public static final String REQUEST = "request";

    /** When it happened, if that was told by somebody who saw it: an ISO instant (ADR 32). */
    public static final String OCCURRED_AT = "occurredAt";
    /** The switchboard that told. */
    public static final String PBX = "pbx";

    private static final List<String> KEYS = List.of(
            ACTOR, ACTOR_ROLE, ORIGIN, COMMAND_ID, CORRELATION_ID, CAUSATION_ID, REASON, REQUEST, OCCURRED_AT, PBX);

    private EventMetadata() {}

    static Map<String, String> of(MetaData metadata) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String key : KEYS) {
            if (metadata.get(key) instanceof String value) {
                kept.put(key, value);
            }
        }
        return kept;
    }
}
