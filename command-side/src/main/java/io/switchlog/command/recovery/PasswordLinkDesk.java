package io.switchlog.command.recovery;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.access.PasswordLinkCommand;
import io.switchlog.messages.access.PasswordLinkCommand.NotePasswordLink;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Keeps what becomes of links. */
public final class PasswordLinkDesk {
    private final Repository<PasswordLinks> links;
    private final StreamStates states;

    public PasswordLinkDesk(Repository<PasswordLinks> links, StreamStates states) {
        this.links = links;
        this.states = states;
    }

    @CommandHandler
    void decide(NotePasswordLink command) throws Exception {
        String stream = PasswordLinkCommand.stream(command.fact().person());
        if (states.exists(PasswordLinks.STREAM_TYPE, stream)) {
            links.load(stream).execute(existing -> existing.note(command.fact()));
        } else {
            links.newInstance(() -> new PasswordLinks(command.fact()));
        }
    }
}
