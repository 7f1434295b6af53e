package io.switchlog.messages.access;

import io.switchlog.messages.Event;
import java.time.Instant;
import java.util.UUID;

/** What became of the links by which a person sets a password (AG-161 ... AG-163). Neither link nor address is here. */
public sealed interface PasswordLinkEvent {
    UUID person();

    /** Somebody asked for a link for this person. */
    @Event(name = "password-link.requested")
    record PasswordLinkRequested(UUID person, LinkPurpose purpose) implements PasswordLinkEvent {}

    /** He gets none, or what he has opens nothing. */
    @Event(name = "password-link.refused")
    record PasswordLinkRefused(UUID person, LinkPurpose purpose, LinkRefusal reason) implements PasswordLinkEvent {}

    /** The mail server took the mail with the link. Older links for the same purpose are void. */
    @Event(name = "password-link.mailed")
    record PasswordLinkMailed(UUID person, LinkPurpose purpose, Instant expiresAt) implements PasswordLinkEvent {}

    /**
     * The mail with the link did not go out for certain.
     *
     * @param detail what the mail server said, in our words
     */
    @Event(name = "password-link.not-mailed")
    record PasswordLinkNotMailed(UUID person, LinkPurpose purpose, MailOutcome outcome, String detail)
            implements PasswordLinkEvent {}

    /** A password was set by the link, which is void with that. */
    @Event(name = "password-link.used")
    record PasswordLinkUsed(UUID person, LinkPurpose purpose) implements PasswordLinkEvent {}
}
