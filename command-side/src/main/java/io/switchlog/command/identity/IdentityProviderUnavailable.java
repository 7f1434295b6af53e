package io.switchlog.command.identity;

/** The identity provider does not answer, or not as one does. */
public final class IdentityProviderUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdentityProviderUnavailable() {
        super("The identity provider cannot be reached, or is not the one that the settings name.", null, false, false);
    }
}
