package io.switchlog.command.pause;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.Text;
import io.switchlog.messages.agent.PauseReasonCommand.AddPauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.ChangePauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.RemovePauseReason;
import io.switchlog.messages.agent.PauseReasonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands to the catalogue of pause reasons over HTTP. */
@RestController
@RequestMapping("/api/pause-reasons")
public class PauseReasonController {
    private static final int DAY_MINUTES = 1_440;

    private final Commands commands;

    PauseReasonController(Commands commands) {
        this.commands = commands;
    }

    /** Not productive unless it is said, without maximum duration unless one is given. */
    record NewPauseReason(
            @NotNull @Text String name,
            @Nullable Boolean productive,
            @Nullable @Min(0) @Max(DAY_MINUTES) Integer mostMinutes) {}

    /** What is given changes. */
    record PauseReasonChange(
            @Nullable @Text String name,
            @Nullable Boolean productive,
            @Nullable @Min(0) @Max(DAY_MINUTES) Integer mostMinutes) {}

    @PostMapping
    ResponseEntity<Done> add(Caller caller, @Valid @RequestBody NewPauseReason reason) {
        PauseReasonId reasonId = new PauseReasonId(caller.newId());
        AddPauseReason command = new AddPauseReason(
                reasonId,
                reason.name(),
                Boolean.TRUE.equals(reason.productive()),
                reason.mostMinutes() == null ? 0 : reason.mostMinutes());
        return Answers.created("pause-reasons", reasonId, commands.send(caller, command));
    }

    @PatchMapping("/{reasonId}")
    ResponseEntity<Done> change(
            Caller caller, @PathVariable UUID reasonId, @Valid @RequestBody PauseReasonChange change) {
        ChangePauseReason command = new ChangePauseReason(
                new PauseReasonId(reasonId), change.name(), change.productive(), change.mostMinutes());
        return Answers.done(reasonId, commands.send(caller, command));
    }

    @DeleteMapping("/{reasonId}")
    ResponseEntity<Done> remove(Caller caller, @PathVariable UUID reasonId) {
        return Answers.done(reasonId, commands.send(caller, new RemovePauseReason(new PauseReasonId(reasonId))));
    }
}
