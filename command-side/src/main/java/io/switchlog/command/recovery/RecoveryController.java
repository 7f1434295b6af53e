package io.switchlog.command.recovery;

import io.switchlog.command.access.RequestFacts;
import io.switchlog.command.access.password.Passwords;
import io.switchlog.command.access.signin.Gate;
import io.switchlog.command.http.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forgotten passwords over HTTP, for people who are not signed in. */
@RestController
@RequestMapping("/api/auth")
public class RecoveryController {
    private final Recovery recovery;
    private final Passwords passwords;
    private final Gate gate;

    RecoveryController(Recovery recovery, Passwords passwords, Gate gate) {
        this.recovery = recovery;
        this.passwords = passwords;
        this.gate = gate;
    }

    /** @param email the address that belongs to the forgotten login name */
    record Forgotten(@NotNull @Text(max = 320) @Email String email) {}

    /** @param token as the link has it */
    record NewPassword(
            @NotNull @Text(max = 200) String token,
            @NotNull @Text(max = 200) String password) {}

    /** Sends a link to the address if it is somebody's. The answer is the same for every address (AG-161). */
    @PostMapping("/forgot")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(RequestFacts facts, @Valid @RequestBody Forgotten forgotten) {
        gate.askForLink(forgotten.email(), facts);
        recovery.forgot(forgotten.email());
    }

    /** Sets a password by a link (AG-160, AG-162). */
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(RequestFacts facts, @Valid @RequestBody NewPassword reset) {
        gate.useLink(
                facts,
                () -> recovery.forgotten()
                        .reset(reset.token(), (person, cause) -> passwords.change(person, reset.password(), cause)));
    }
}
