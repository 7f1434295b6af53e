package io.switchlog.command.agent;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.InParallel;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentTrashCommand.DeleteAgent;
import io.switchlog.messages.agent.AgentTrashCommand.RestoreAgent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deleting agents, one or many, and taking them back (AG-156, AG-157). */
@RestController
@RequestMapping("/api/agents")
public class AgentTrashController {
    private static final int MOST = 1_000;
    private static final String FORBIDDEN = "FORBIDDEN";

    private final Commands commands;

    AgentTrashController(Commands commands) {
        this.commands = commands;
    }

    /** Whoever names an agent twice means him once. */
    record Deletion(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull UUID> ids,

            @NotNull @AssertTrue(message = "must be true, as a sign that this is really meant")
            Boolean confirm) {}

    /**
     * What became of one of them.
     *
     * @param status deleted, refused or unknown
     * @param code why it was refused
     */
    record Outcome(
            UUID id,
            String status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable Long eventIndex) {
        static Outcome deleted(UUID id, Receipt receipt) {
            return new Outcome(id, "deleted", null, null, receipt.position());
        }
    }

    record Outcomes(int deleted, List<Outcome> results) {}

    @DeleteMapping("/{agentId}")
    ResponseEntity<Done> delete(Caller caller, @PathVariable UUID agentId) {
        return Answers.done(agentId, commands.send(caller, new DeleteAgent(new AgentId(agentId))));
    }

    @PostMapping("/{agentId}/restore")
    ResponseEntity<Done> restore(Caller caller, @PathVariable UUID agentId) {
        return Answers.done(agentId, commands.send(caller, new RestoreAgent(new AgentId(agentId))));
    }

    @PostMapping("/delete")
    ResponseEntity<Outcomes> delete(Caller caller, @Valid @RequestBody Deletion deletion) {
        List<UUID> ids = deletion.ids().stream().distinct().toList();
        List<Outcome> outcomes = InParallel.each(ids, (id, number) -> deleteOne(caller.part(number), id));
        if (outcomes.stream().allMatch(outcome -> FORBIDDEN.equals(outcome.code()))) {
            throw new NotAllowed(String.valueOf(outcomes.get(0).detail()));
        }
        long last = outcomes.stream()
                .map(Outcome::eventIndex)
                .mapToLong(index -> index == null ? 0 : index)
                .max()
                .orElse(0);
        int deleted = (int) outcomes.stream()
                .filter(outcome -> outcome.eventIndex() != null)
                .count();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (deleted > 0) {
            answer.header(Answers.EVENT_INDEX, Long.toString(last));
        }
        return answer.body(new Outcomes(deleted, outcomes));
    }

    private Outcome deleteOne(Caller caller, UUID id) {
        try {
            return Outcome.deleted(id, commands.send(caller, new DeleteAgent(new AgentId(id))));
        } catch (Refused refused) {
            return new Outcome(
                    id, "refused", refused.code().name(), refused.code().detail(), null);
        } catch (NotAllowed notAllowed) {
            return new Outcome(id, "refused", notAllowed.code(), notAllowed.getMessage(), null);
        } catch (Unknown unknown) {
            return new Outcome(id, "unknown", "NOT_FOUND", unknown.getMessage(), null);
        }
    }
}
