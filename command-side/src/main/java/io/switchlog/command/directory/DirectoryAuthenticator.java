package io.switchlog.command.directory;

import io.switchlog.command.access.signin.Authenticator;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.messages.access.SignInMethod;
import io.switchlog.messages.settings.Directory;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Responsible for agents who sign in with the directory's password (AG-41). For them no other password is right: one
 * that Switchlog may still keep from before does not open.
 */
public final class DirectoryAuthenticator implements Authenticator {
    private final PresentSettings settings;
    private final ServiceSecrets secrets;
    private final Predicate<UUID> isDirectorys;

    /** @param isDirectorys whether a person signs in with the directory's password */
    public DirectoryAuthenticator(PresentSettings settings, ServiceSecrets secrets, Predicate<UUID> isDirectorys) {
        this.settings = settings;
        this.secrets = secrets;
        this.isDirectorys = isDirectorys;
    }

    @Override
    public SignInMethod method() {
        return SignInMethod.DIRECTORY;
    }

    @Override
    public Verdict check(@Nullable UUID person, String username, String password) {
        if (person == null || !isDirectorys.test(person)) {
            return Verdict.NOT_MINE;
        }
        Directory directory = settings.of(Directory.GROUP);
        String bindPassword = secrets.read(Directory.GROUP.name(), directory.passwordKey());
        return new DirectoryClient(directory, bindPassword).authenticate(username, password)
                ? Verdict.RIGHT
                : Verdict.WRONG;
    }
}
