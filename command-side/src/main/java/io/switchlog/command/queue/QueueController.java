package io.switchlog.command.queue;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Code;
import io.switchlog.command.http.Text;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.ChangeQueue;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands to queues over HTTP. */
@RestController
@RequestMapping("/api/queues")
public class QueueController {
    private static final int DEFAULT_AGENT_TIMEOUT_SECONDS = 30;
    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_SECONDS = 86_400;

    private final Commands commands;

    QueueController(Commands commands) {
        this.commands = commands;
    }

    /** Without strategy rrmemory, without agent timeout 30 seconds, without weight 0. */
    record NewQueue(
            @NotNull @Text String name,
            @NotNull String channel,
            @Nullable String strategy,
            @Nullable @Min(1) @Max(DAY_SECONDS) Integer agentTimeoutSeconds,
            @Nullable @Min(0) @Max(10) Integer weight,
            @Nullable @Min(0) @Max(HOUR_SECONDS) Integer wrapUpSeconds,
            @Nullable @Min(0) @Max(HOUR_SECONDS) Integer renotifySeconds,
            @Nullable @Valid MissedOffers missedOffers,
            @Nullable List<@NotNull String> requeueOn) {}

    /** What is given changes. */
    record QueueChange(
            @Nullable @Text String name,
            @Nullable String strategy,
            @Nullable @Min(1) @Max(DAY_SECONDS) Integer agentTimeoutSeconds,
            @Nullable @Min(0) @Max(10) Integer weight,
            @Nullable @Min(0) @Max(HOUR_SECONDS) Integer wrapUpSeconds,
            @Nullable @Min(0) @Max(HOUR_SECONDS) Integer renotifySeconds,
            @Nullable @Valid MissedOffers missedOffers,
            @Nullable List<@NotNull String> requeueOn) {}

    /** After how many missed offers in a row what happens; after 1 if it is not said. */
    record MissedOffers(
            @NotNull String action,
            @Nullable @Min(1) @Max(100) Integer after) {}

    /** Penalty 0 if none is given. */
    record Membership(@Nullable @Min(0) @Max(1000) Integer penalty) {}

    @PostMapping
    ResponseEntity<Done> create(Caller caller, @Valid @RequestBody NewQueue queue) {
        QueueId queueId = new QueueId(caller.newId());
        CreateQueue command = new CreateQueue(
                queueId,
                queue.name(),
                Channel.ofCode(queue.channel())
                        .orElseThrow(() -> new BadRequest(
                                "channel", "must be one of voice, chat, email, sms, openchannel, fax, whatsapp")),
                queue.strategy() == null ? Strategy.RRMEMORY : strategy(queue.strategy()),
                queue.agentTimeoutSeconds() == null ? DEFAULT_AGENT_TIMEOUT_SECONDS : queue.agentTimeoutSeconds(),
                queue.weight() == null ? 0 : queue.weight(),
                conduct(queue.wrapUpSeconds(), queue.renotifySeconds(), queue.missedOffers(), queue.requeueOn()));
        return Answers.created("queues", queueId, commands.send(caller, command));
    }

    @PatchMapping("/{queueId}")
    ResponseEntity<Done> change(Caller caller, @PathVariable UUID queueId, @Valid @RequestBody QueueChange change) {
        ChangeQueue command = new ChangeQueue(
                new QueueId(queueId),
                change.name(),
                change.strategy() == null ? null : strategy(change.strategy()),
                change.agentTimeoutSeconds(),
                change.weight(),
                conduct(change.wrapUpSeconds(), change.renotifySeconds(), change.missedOffers(), change.requeueOn()));
        return Answers.done(queueId, commands.send(caller, command));
    }

    @DeleteMapping("/{queueId}")
    ResponseEntity<Done> delete(Caller caller, @PathVariable UUID queueId) {
        return Answers.done(queueId, commands.send(caller, new DeleteQueue(new QueueId(queueId))));
    }

    @PutMapping("/{queueId}/members/{agentId}")
    ResponseEntity<Done> addMember(
            Caller caller,
            @PathVariable UUID queueId,
            @PathVariable UUID agentId,
            @Valid @RequestBody(required = false) @Nullable Membership membership) {
        Integer penalty = membership == null ? null : membership.penalty();
        AddQueueMember command =
                new AddQueueMember(new QueueId(queueId), new AgentId(agentId), penalty == null ? 0 : penalty);
        return Answers.done(queueId, commands.send(caller, command));
    }

    @DeleteMapping("/{queueId}/members/{agentId}")
    ResponseEntity<Done> removeMember(Caller caller, @PathVariable UUID queueId, @PathVariable UUID agentId) {
        return Answers.done(
                queueId, commands.send(caller, new RemoveQueueMember(new QueueId(queueId), new AgentId(agentId))));
    }

    private static Conduct conduct(
            @Nullable Integer wrapUpSeconds,
            @Nullable Integer renotifySeconds,
            @Nullable MissedOffers missedOffers,
            @Nullable List<String> requeueOn) {
        return new Conduct(
                wrapUpSeconds,
                renotifySeconds,
                missedOffers == null ? null : policy(missedOffers),
                requeueOn == null ? null : causes(requeueOn));
    }

    private static MissedOfferPolicy policy(MissedOffers missedOffers) {
        MissedOfferAction action =
                Code.of(MissedOfferAction.class, MissedOfferAction::code, "missedOffers.action", missedOffers.action());
        return new MissedOfferPolicy(action, missedOffers.after() == null ? 1 : missedOffers.after());
    }

    private static Set<RequeueCause> causes(List<String> codes) {
        Set<RequeueCause> causes = EnumSet.noneOf(RequeueCause.class);
        codes.forEach(code -> causes.add(Code.of(RequeueCause.class, RequeueCause::code, "requeueOn", code)));
        return causes;
    }

    private static Strategy strategy(String code) {
        return Strategy.ofCode(code)
                .orElseThrow(() -> new BadRequest("strategy", "must be one of " + Strategy.codes()));
    }
}
