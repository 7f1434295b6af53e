package io.switchlog.command.directory;

import io.switchlog.command.access.signin.CannotTell;

/** The directory does not answer, or not as it should; whether the password is right is not known. */
public final class DirectoryUnavailable extends CannotTell {
    private static final long serialVersionUID = 1L;

    DirectoryUnavailable(String message) {
        super(message);
    }
}
