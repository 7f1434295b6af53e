package io.switchlog.query.routing;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.query.BadQuery;
import io.switchlog.query.EventLog;
import io.switchlog.query.Forbidden;
import io.switchlog.query.LogClock;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Reads;
import io.switchlog.query.StoredEvent;
import io.switchlog.query.TimeRange;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.routing.Why.Chosen;
import io.switchlog.query.routing.Why.Offer;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Why an agent was offered an interaction at some time, or was not. The interaction's part is folded from its own events,
 * the agent's read from the history; who passes is decided by the very rules that decided then. An agent may ask about
 * himself only, and only about what was once offered to him; he is not told who else was.
 */
@RestController
@Needs(value = UserPermission.INTERACTIONS, agentsToo = true)
class WhyQueries {
    private static final String INTERACTION = "interaction";
    private static final String IN_SCOPE = """
            select exists (select from directory.interaction
                           where interaction_id = :interaction
                             and (queue_id = any (cast(:queues as uuid[]))
                                  or agent_id = any (cast(:agents as uuid[]))
                                  or directed_agent_id = any (cast(:agents as uuid[]))))
            """;
    private static final String OFFERED = """
            select exists (select from history.offer where interaction_id = :interaction and agent_id = :agent)
            """;

    private final EventLog log;
    private final Situations situations;
    private final JdbcClient database;
    private final LogClock clock;

    WhyQueries(EventLog log, Situations situations, @Qualifier("queryJdbcClient") JdbcClient database, LogClock clock) {
        this.log = log;
        this.situations = situations;
        this.database = database;
        this.clock = clock;
    }

    /** @param agentId may be left out by an agent, who asks about himself */
    @GetMapping("/api/interactions/{id}/why")
    @Reads(
            value = {
                Reads.LOG,
                "directory.agent",
                "directory.interaction",
                "history.agent_state",
                "history.agent_capacity",
                "history.membership",
                "history.centre_settings",
                "history.engagement",
                "history.offer"
            },
            asOf = true)
    @OneSnapshot
    public Why why(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID agentId,
            @RequestParam(required = false) @Nullable String at,
            Viewer viewer) {
        AgentId agent = new AgentId(asked(agentId, viewer));
        Instant then = TimeRange.instant("at", at);
        Instant now = clock.now();
        Instant arrival = log.beginning(INTERACTION, id.toString())
                .filter(found -> viewer.seesAll() || sees(viewer, id))
                .orElseThrow(() -> new UnknownResource(INTERACTION, id));
        requireAgent(agent, viewer);
        if (then != null && then.isAfter(now)) {
            throw BadQuery.invalid("at", "must not be in the future");
        }
        if (then != null && then.isBefore(arrival)) {
            throw BadQuery.invalid("at", "must not be before the interaction arrived");
        }
        Instant moment = then == null ? now : then;
        Course course = course(id, moment);
        Situation situation = situations.of(agent, course.channel(), course.step(), moment);
        String status = course.waits() && !course.liveOffers().isEmpty()
                ? "offered"
                : course.status().code();
        if (!viewer.seesAll() && !viewer.isAgent()) {
            course.hide(viewer);
        }
        return answer(id, Finding.of(course, agent, situation, moment), status, viewer);
    }

    private static UUID asked(@Nullable UUID agentId, Viewer viewer) {
        if (agentId != null) {
            if (viewer.isAgent() && !viewer.sees(agentId)) {
                throw new Forbidden("FORBIDDEN", "Your role does not allow this.");
            }
            return agentId;
        }
        if (!viewer.isAgent()) {
            throw BadQuery.malformed("agentId", "must be given");
        }
        return viewer.id();
    }

    private boolean sees(Viewer viewer, UUID interactionId) {
        return viewer.isAgent()
                ? wasOffered(interactionId, viewer.id())
                : database.sql(IN_SCOPE)
                        .param("interaction", interactionId)
                        .param("queues", viewer.scope().queueArray())
                        .param("agents", viewer.scope().agentArray())
                        .query(Boolean.class)
                        .single();
    }

    private boolean wasOffered(UUID interactionId, UUID agentId) {
        return database.sql(OFFERED)
                .param("interaction", interactionId)
                .param("agent", agentId)
                .query(Boolean.class)
                .single();
    }

    private void requireAgent(AgentId agentId, Viewer viewer) {
        boolean known = database.sql("select exists (select from directory.agent where agent_id = :agent)")
                .param("agent", agentId.value())
                .query(Boolean.class)
                .single();
        if (!known || !viewer.sees(agentId.value())) {
            throw new UnknownResource("agent", agentId);
        }
    }

    private Course course(UUID id, Instant until) {
        Course course = new Course();
        for (StoredEvent stored : log.ofStream(INTERACTION, id.toString(), until)) {
            EventCatalogue.classOf(stored.type(), stored.version())
                    .map(type -> EventCodec.decode(type, stored.payload().getBytes(StandardCharsets.UTF_8)))
                    .filter(InteractionEvent.class::isInstance)
                    .ifPresent(event -> course.apply((InteractionEvent) event, stored.recordedAt()));
        }
        return course;
    }

    private static Why answer(UUID id, Finding finding, String status, Viewer viewer) {
        Course course = finding.course();
        Course.Step step = course.step();
        List<Offer> offers =
                course.offersTo(finding.agentId()).stream().map(Offer::of).toList();
        List<Chosen> chosen = finding.others().stream()
                .map(Chosen::of)
                .filter(other -> viewer.sees(other.agentId()))
                .toList();
        AgentId directed = step.directedAgentId();
        UUID queueId =
                step.queueId() == null ? null : viewer.queue(step.queueId().value());
        return new Why(
                id,
                finding.agentId().value(),
                finding.at(),
                course.channel(),
                status,
                step.number(),
                queueId,
                queueId == null ? null : step.queueName(),
                directed == null || !viewer.sees(directed.value()) ? null : directed.value(),
                finding.outcome().code(),
                finding.refusal() == null ? null : finding.refusal().code(),
                Check.all(finding.situation()),
                offers,
                chosen,
                Explanation.of(finding));
    }
}
