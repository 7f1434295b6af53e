package io.switchlog.query.interaction;

import static io.switchlog.query.interaction.Visibility.visibleTo;
import static org.springframework.data.jpa.domain.Specification.unrestricted;

import io.switchlog.messages.Channel;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.agent.settings.Permissions;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.desktop.Modules;
import io.switchlog.query.viewer.InScope;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The lists of an agent's voice module. Without the module he has no lists, and calls all the same (AG-141). Whoever sees
 * the agent sees of his lists what he sees elsewhere.
 */
@RestController
@RequestMapping("/api/agents/{id}")
@Needs(
        value = {UserPermission.AGENTS, UserPermission.INTERACTIONS},
        agentsToo = true)
class CallQueries {
    private final InteractionRepository interactions;
    private final Modules modules;

    CallQueries(InteractionRepository interactions, Modules modules) {
        this.interactions = interactions;
        this.modules = modules;
    }

    /** Calls that the agent ever had, the newest first unless another order is asked for. */
    @GetMapping("/calls")
    @Reads({
        "directory.interaction",
        "directory.agent_settings",
        "directory.queue_member",
        "history.engagement",
        "directory.account_agent"
    })
    @OneSnapshot
    public Rows<InteractionRow> calls(@PathVariable UUID id, Paging paging, Viewer viewer) {
        require(id, viewer);
        return rows(visibleTo(viewer).and(Visibility.handledBy(id)), paging, viewer);
    }

    /** Calls to the queues that the agent serves now which the callers gave up. */
    @GetMapping("/abandoned-calls")
    @Reads({
        "directory.interaction",
        "directory.agent_settings",
        "directory.queue_member",
        "history.engagement",
        "directory.account_agent"
    })
    @OneSnapshot
    public Rows<InteractionRow> abandoned(@PathVariable UUID id, Paging paging, Viewer viewer) {
        require(id, viewer);
        Specification<InteractionEntity> visible = viewer.isAgent() ? unrestricted() : visibleTo(viewer);
        return rows(visible.and(is("status", "abandoned")).and(InScope.queueOf(id, "queueId")), paging, viewer);
    }

    private void require(UUID id, Viewer viewer) {
        if (!viewer.sees(id)) {
            throw new UnknownResource("agent", id);
        }
        modules.require(Permissions.MODULE_VOICE, viewer);
    }

    private Rows<InteractionRow> rows(Specification<InteractionEntity> which, Paging paging, Viewer viewer) {
        Page<InteractionEntity> page = interactions.findAll(
                which.and(is("channel", Channel.VOICE.code())).and(Visibility.containing(paging.search(), viewer)),
                paging.pageable(InteractionQueries.SORTABLE, "-receivedAt", "interactionId"));
        return new Rows<>(
                page.getTotalElements(),
                page.map(entity -> entity.row().asSeenBy(viewer)).getContent());
    }

    private static Specification<InteractionEntity> is(String attribute, String value) {
        return (row, query, builder) -> builder.equal(row.get(attribute), value);
    }
}
