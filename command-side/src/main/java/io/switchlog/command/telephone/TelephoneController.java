package io.switchlog.command.telephone;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.Text;
import io.switchlog.messages.telephone.TelephoneCommand.AddTelephone;
import io.switchlog.messages.telephone.TelephoneCommand.RemoveTelephone;
import io.switchlog.messages.telephone.TelephoneCommand.RenameTelephone;
import io.switchlog.messages.telephone.TelephoneCommand.ReportRegistration;
import io.switchlog.messages.telephone.TelephoneId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The telephones that hot desk agents share, over HTTP (AG-46). */
@RestController
@RequestMapping("/api/telephones")
public class TelephoneController {
    private final Commands commands;

    TelephoneController(Commands commands) {
        this.commands = commands;
    }

    /** @param endpoint under which the switchboard knows it, such as {@code PJSIP/desk-7} */
    record NewTelephone(
            @NotNull @Text String name,

            @NotNull
            @Size(max = 80)
            @Pattern(
                    regexp = "[A-Za-z0-9]+/[A-Za-z0-9._@-]+",
                    message = "must be a technology and a name, such as PJSIP/desk-7")
            String endpoint) {}

    record Name(@NotNull @Text String name) {}

    record Registration(@NotNull Boolean registered) {}

    @PostMapping
    ResponseEntity<Done> add(Caller caller, @Valid @RequestBody NewTelephone telephone) {
        TelephoneId telephoneId = new TelephoneId(caller.newId());
        AddTelephone command = new AddTelephone(telephoneId, telephone.name(), telephone.endpoint());
        return Answers.created("telephones", telephoneId, commands.send(caller, command));
    }

    @PatchMapping("/{telephoneId}")
    ResponseEntity<Done> rename(Caller caller, @PathVariable UUID telephoneId, @Valid @RequestBody Name change) {
        return done(caller, telephoneId, new RenameTelephone(new TelephoneId(telephoneId), change.name()));
    }

    /** What a switchboard that is not asked by Switchlog itself says of the telephone. */
    @PutMapping("/{telephoneId}/registration")
    ResponseEntity<Done> report(
            Caller caller, @PathVariable UUID telephoneId, @Valid @RequestBody Registration registration) {
        return done(
                caller, telephoneId, new ReportRegistration(new TelephoneId(telephoneId), registration.registered()));
    }

    @DeleteMapping("/{telephoneId}")
    ResponseEntity<Done> remove(Caller caller, @PathVariable UUID telephoneId) {
        return done(caller, telephoneId, new RemoveTelephone(new TelephoneId(telephoneId)));
    }

    private ResponseEntity<Done> done(Caller caller, UUID telephoneId, Object command) {
        return Answers.done(telephoneId, commands.send(caller, command));
    }
}
