package io.switchlog.command.directory;

/** The directory does not answer, or not as it should; whether the password is right is not known. */
public final class DirectoryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DirectoryUnavailable(String message) {
        super(message, null, false, false);
    }
}
