package io.switchlog.command.membership;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueCommand.AddAgentToQueues;
import io.switchlog.messages.queue.QueueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One agent into many queues at once (AG-151, AG-153, AG-154). */
@RestController
@RequestMapping("/api/agents/{agentId}/queues")
public class AgentQueuesController {
    private static final int MOST = 500;

    private final Commands commands;
    private final QueueCatalogue catalogue;

    AgentQueuesController(Commands commands, QueueCatalogue catalogue) {
        this.commands = commands;
        this.catalogue = catalogue;
    }

    /** Either all queues of a channel, or these. Penalty 0 if none is given; memberships that are there stay. */
    record Joining(
            @Nullable String channel,
            @Nullable Boolean all,
            @Nullable @Size(min = 1, max = MOST) List<@NotNull UUID> queueIds,
            @Nullable @Min(0) @Max(1000) Integer penalty) {}

    @PostMapping
    ResponseEntity<Done> join(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody Joining joining) {
        Set<QueueId> queues = queues(joining);
        int penalty = joining.penalty() == null ? 0 : joining.penalty();
        return Answers.done(
                agentId,
                commands.send(
                        caller,
                        new AddAgentToQueues(new AgentId(agentId), queues, penalty, joining.queueIds() == null)));
    }

    private Set<QueueId> queues(Joining joining) {
        if (joining.queueIds() != null) {
            if (joining.channel() != null || joining.all() != null) {
                throw new BadRequest("queueIds", "cannot be given together with channel and all");
            }
            Set<QueueId> named = new LinkedHashSet<>();
            joining.queueIds().forEach(id -> named.add(new QueueId(id)));
            return named;
        }
        if (!Boolean.TRUE.equals(joining.all())) {
            throw new BadRequest("all", "must be true if no queueIds are given");
        }
        String code = joining.channel();
        Channel channel = Channel.ofCode(code == null ? "" : code)
                .orElseThrow(() -> new BadRequest(
                        "channel", "must be one of voice, chat, email, sms, openchannel, fax, whatsapp"));
        Set<QueueId> all = catalogue.of(channel);
        if (all.size() > MOST) {
            throw new BadRequest("all", "would be more than " + MOST + " queues");
        }
        return all;
    }
}
