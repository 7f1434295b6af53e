package io.switchlog.command.directory;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.http.Text;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.settings.Directory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Trying out the settings of the directory. */
@RestController
@RequestMapping("/api/settings/directory")
public class DirectoryTestController {
    private final PresentSettings settings;
    private final ServiceSecrets secrets;

    DirectoryTestController(PresentSettings settings, ServiceSecrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    record Question(@NotNull @Text(max = 200) String username) {}

    /** @param name what the directory calls him; null if it does not know him */
    record Found(boolean found, @Nullable String name) {}

    /** Asks the directory for somebody; answered with 503 if it cannot be asked (AG-41). */
    @PostMapping("/test")
    Found test(Caller caller, @Valid @RequestBody Question question) {
        if (caller.role() != Role.ADMINISTRATOR) {
            throw new NotAllowed("Your role does not allow this.");
        }
        Directory directory = settings.of(Directory.GROUP);
        String name = new DirectoryClient(directory, secrets.read(Directory.GROUP.name(), directory.passwordKey()))
                .lookUp(question.username())
                .orElse(null);
        return new Found(name != null, name);
    }
}
