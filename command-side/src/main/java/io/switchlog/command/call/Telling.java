package io.switchlog.command.call;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.Observation;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What one report makes known: the events so far, and the call as it is after them. */
final class Telling {
    private final CallState state;
    private final CallCommand report;
    private final List<InteractionEvent> events = new ArrayList<>();

    Telling(CallState before, CallCommand report) {
        this.state = new CallState(before);
        this.report = report;
    }

    CallState state() {
        return state;
    }

    InteractionId id() {
        return report.interactionId();
    }

    Observation observed() {
        return report.observed();
    }

    Instant at() {
        return report.observed().occurredAt();
    }

    List<InteractionEvent> events() {
        return List.copyOf(events);
    }

    void say(InteractionEvent event) {
        events.add(event);
        state.evolve(event, at());
    }

    /** Of a call whose arrival was not reported nothing is known but which switchboard it is on. */
    void makeKnown() {
        if (!state.isKnown()) {
            makeKnown(nobodysAccount(), observed().pbx(), new Contact(id().value(), null, null, null));
        }
    }

    /** The account of the calls on a switchboard that were made to no account. */
    AccountId nobodysAccount() {
        return new AccountId(UUID.nameUUIDFromBytes(
                ("calls on " + observed().pbx() + " to no account").getBytes(StandardCharsets.UTF_8)));
    }

    void makeKnown(AccountId accountId, String accountName, Contact contact) {
        if (!state.isKnown()) {
            say(new InteractionReceived(
                    id(), accountId, accountName, Channel.VOICE, contact, null, null, 0, List.of()));
        }
    }
}
