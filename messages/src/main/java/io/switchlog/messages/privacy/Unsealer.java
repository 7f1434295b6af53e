package io.switchlog.messages.privacy;

/** Opens sealed data, as long as the key of its subject exists. */
@FunctionalInterface
public interface Unsealer {
    /**
     * Opens one envelope.
     *
     * @throws IllegalStateException if the key exists but does not fit, which means that log or vault were altered
     */
    Unsealed unseal(Sealed sealed);
}
