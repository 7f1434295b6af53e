package io.switchlog.messages.access;

import java.util.UUID;

/** What can be asked about the links by which people set a password. */
public sealed interface PasswordLinkCommand {
    /** The stream that holds what became of a person's links. */
    static String stream(UUID person) {
        return "password-link:" + person;
    }

    /** Keeps something that has become of a link, for auditors. */
    record NotePasswordLink(PasswordLinkEvent fact) implements PasswordLinkCommand {}
}
