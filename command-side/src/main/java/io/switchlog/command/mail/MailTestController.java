package io.switchlog.command.mail;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.Text;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.settings.Mail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trying out the settings of mail. */
@RestController
@RequestMapping("/api/settings/mail")
public class MailTestController {
    private final PresentSettings settings;
    private final ServiceSecrets secrets;

    MailTestController(PresentSettings settings, ServiceSecrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    record TestMail(@NotNull @Text(max = 320) @Email String to) {}

    /** Sends a mail at once and says what came of it (AG-163). */
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void test(Caller caller, @Valid @RequestBody TestMail test) {
        if (caller.role() != Role.ADMINISTRATOR) {
            throw new NotAllowed("Your role does not allow this.");
        }
        Mail mail = settings.of(Mail.GROUP);
        Refused.refuseIf(!mail.complete(), Refusal.MAIL_NOT_SET);
        Mailer.send(
                mail,
                secrets.read(Mail.GROUP.name(), mail.passwordKey()),
                new Letter(test.to(), "Test mail of Switchlog", "Mail of Switchlog arrives here.\n"));
    }
}
