package io.switchlog.query.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentProfileEvent;
import io.switchlog.messages.agent.AgentProfileEvent.AgentAliasChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentDescriptionChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentEmailChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentInternalChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentPhonebarVersionReported;
import io.switchlog.messages.agent.AgentProfileEvent.AgentRenamed;
import io.switchlog.messages.agent.AgentProfileEvent.AgentTypologyChanged;
import io.switchlog.messages.agent.AgentSettingsEvent;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.query.Paging;
import io.switchlog.query.Rows;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What changed of an agent, told from the events themselves. Personal data is sealed there and opened here, as far as it
 * was not erased, for those who see the agent.
 */
@Component
class AgentChanges {
    private static final List<String> NAMES = EventCatalogue.classes().stream()
            .filter(type -> AgentProfileEvent.class.isAssignableFrom(type)
                    || AgentSettingsEvent.class.isAssignableFrom(type)
                    || type == AgentCreated.class
                    || type == AgentCapacityChanged.class)
            .map(type -> EventCatalogue.typeOf(type).name())
            .toList();
    private static final String EVENTS = """
            select position, name, version, recorded_at, payload, metadata ->> 'actor' as actor,
                   metadata ->> 'actorRole' as role, metadata ->> 'reason' as reason
            from log.event
            where stream_id = :agent and stream_type = 'agent' and name in (:names)
            order by sequence
            """;

    private final JdbcClient database;
    private final Unsealer unsealer;

    /**
     * One event.
     *
     * @param type the event's name
     * @param changes by path
     */
    record Change(
            long position,
            Instant recordedAt,
            String type,
            @Nullable String actor,
            @Nullable String actorRole,
            @Nullable String reason,
            List<ChangedSetting> changes) {}

    /** @param from null if there was nothing */
    record ChangedSetting(
            String setting, @Nullable Object from, @Nullable Object to) {}

    private record Told(Change change, AgentEvent event) {}

    AgentChanges(@Qualifier("queryJdbcClient") JdbcClient database, Unsealer unsealer) {
        this.database = database;
        this.unsealer = unsealer;
    }

    Rows<Change> of(UUID agentId, Paging paging) {
        List<Told> events = database.sql(EVENTS)
                .param("agent", agentId.toString())
                .param("names", NAMES)
                .query((row, number) -> {
                    Class<?> type = EventCatalogue.classOf(row.getString("name"), row.getInt("version"))
                            .orElseThrow();
                    Object event =
                            EventCodec.decode(type, row.getString("payload").getBytes(UTF_8));
                    Change bare = new Change(
                            row.getLong("position"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            row.getString("name"),
                            row.getString("actor"),
                            row.getString("role"),
                            row.getString("reason"),
                            List.of());
                    return new Told(bare, (AgentEvent) event);
                })
                .list();
        List<Change> all = new ArrayList<>();
        AgentSettings settings = AgentSettings.NONE;
        for (Told told : events) {
            AgentSettings after = settings.after(told.event());
            if (!(told.event() instanceof AgentCreated)) {
                all.add(told(told.change(), changes(told.event(), settings, after)));
            }
            settings = after;
        }
        Collections.reverse(all);
        int from = (int) Math.min(paging.first(), all.size());
        int to = (int) Math.min((long) from + paging.rows(), all.size());
        return new Rows<>(all.size(), all.subList(from, to));
    }

    private static Change told(Change bare, List<ChangedSetting> changes) {
        return new Change(
                bare.position(),
                bare.recordedAt(),
                bare.type(),
                bare.actor(),
                bare.actorRole(),
                bare.reason(),
                changes);
    }

    private List<ChangedSetting> changes(AgentEvent event, AgentSettings before, AgentSettings after) {
        List<ChangedSetting> changes = new ArrayList<>();
        if (event instanceof AgentRenamed renamed) {
            changes.add(opened("fullName", renamed.from(), renamed.to()));
        } else if (event instanceof AgentAliasChanged changed) {
            changes.add(opened("alias", changed.from(), changed.to()));
        } else if (event instanceof AgentEmailChanged changed) {
            changes.add(opened("email", changed.from(), changed.to()));
        } else if (event instanceof AgentDescriptionChanged changed) {
            changes.add(opened("description", changed.from(), changed.to()));
        } else if (event instanceof AgentInternalChanged changed) {
            changes.add(new ChangedSetting("internal", changed.from(), changed.to()));
        } else if (event instanceof AgentCapacityChanged changed) {
            changes.add(new ChangedSetting("capacity." + changed.channel().code(), changed.from(), changed.to()));
        } else if (event instanceof AgentPhonebarVersionReported reported) {
            changes.add(new ChangedSetting("phonebar.version", reported.from(), reported.to()));
        } else if (event instanceof AgentTypologyChanged changed) {
            changes.add(new ChangedSetting("typology", changed.from(), changed.to()));
        }
        Map<String, Object> old = before.values();
        Map<String, Object> now = after.values();
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            Object from = old.get(path);
            Object to = now.get(path);
            if (from == null || !from.equals(to)) {
                changes.add(new ChangedSetting(path, from, to));
            }
        }
        return changes;
    }

    private ChangedSetting opened(String name, @Nullable Sealed from, @Nullable Sealed to) {
        return new ChangedSetting(name, opened(from), opened(to));
    }

    private @Nullable String opened(@Nullable Sealed sealed) {
        return sealed == null ? null : unsealer.unseal(sealed).orMark();
    }
}
