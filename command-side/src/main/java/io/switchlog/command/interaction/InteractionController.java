package io.switchlog.command.interaction;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Text;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AddAgentMessage;
import io.switchlog.messages.interaction.InteractionCommand.AddContactMessage;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands to interactions over HTTP. */
@RestController
@RequestMapping("/api/interactions")
public class InteractionController {
    private static final int MOST_BODY = 100_000;
    private static final int WEEK_SECONDS = 604_800;

    private final Commands commands;
    private final Vault vault;
    private final LogReader log;

    InteractionController(Commands commands, Vault vault, LogReader log) {
        this.commands = commands;
        this.vault = vault;
        this.log = log;
    }

    record NewContact(
            @Nullable @Text String name,
            @Nullable @Text(max = 50) String phone,
            @Nullable @Text @Email String email) {}

    /** @param externalId the sender's own id, unique per account: a second delivery is the same interaction */
    record NewInteraction(
            @NotNull UUID accountId,
            @NotNull @Valid NewContact contact,
            @Nullable @Text(max = 1000) String subject,

            @Nullable @Text(max = MOST_BODY, multiline = true)
            String body,

            @Nullable @Text String externalId,
            @Nullable @Min(0) @Max(100) Integer priority) {}

    record ForAgent(@NotNull UUID agentId) {}

    record Closing(@Nullable @Text String disposition) {}

    /** Either a queue or an agent. Without timeout it waits there as long as the settings say. */
    record Transfer(
            @Nullable UUID queueId,
            @Nullable UUID agentId,
            @Nullable @Min(1) @Max(WEEK_SECONDS) Integer timeoutSeconds) {}

    /** @param from contact or agent */
    record NewMessage(
            @NotNull String from,

            @NotNull @Size(min = 1) @Text(max = MOST_BODY, multiline = true)
            String body) {}

    @PostMapping
    ResponseEntity<Done> receive(Caller caller, @Valid @RequestBody NewInteraction interaction) {
        InteractionId interactionId = new InteractionId(
                interaction.externalId() == null
                        ? caller.newId()
                        : vault.keyedId("interaction:" + interaction.accountId() + ":" + interaction.externalId()));
        Contact contact = contact(interaction.contact());
        ReceiveInteraction command = new ReceiveInteraction(
                interactionId,
                interaction.externalId() != null,
                new AccountId(interaction.accountId()),
                contact,
                vault.sealIfPresent(contact.subject(), interaction.subject()),
                vault.sealIfPresent(contact.subject(), interaction.body()),
                interaction.priority() == null ? 0 : interaction.priority());
        return Answers.created("interactions", interactionId, receiveOnce(caller, command));
    }

    private Receipt receiveOnce(Caller caller, ReceiveInteraction command) {
        try {
            return commands.send(caller, command);
        } catch (Refused refused) {
            if (refused.code() != Refusal.ALREADY_EXISTS) {
                throw refused;
            }
            // A second delivery of the same thing is answered like the first.
            return new Receipt(
                    log.stream(command.interactionId().toString(), 0).get(0).position());
        }
    }

    /** Everything of one person is sealed with one key, as far as address or number tell that it is one person. */
    private Contact contact(NewContact contact) {
        UUID subject;
        if (contact.email() != null) {
            subject = vault.keyedId("contact:email:" + contact.email().toLowerCase(Locale.ROOT));
        } else if (contact.phone() != null) {
            subject = vault.phoneContact(contact.phone());
        } else {
            subject = UUID.randomUUID();
        }
        return new Contact(
                subject,
                vault.sealIfPresent(subject, contact.name()),
                vault.sealIfPresent(subject, contact.phone()),
                vault.sealIfPresent(subject, contact.email()));
    }

    @PostMapping("/{interactionId}/accept")
    ResponseEntity<Done> accept(Caller caller, @PathVariable UUID interactionId, @Valid @RequestBody ForAgent agent) {
        AgentId agentId = new AgentId(agent.agentId());
        return send(
                caller.actingFor(agentId),
                interactionId,
                new AcceptInteraction(new InteractionId(interactionId), agentId));
    }

    @PostMapping("/{interactionId}/reject")
    ResponseEntity<Done> reject(Caller caller, @PathVariable UUID interactionId, @Valid @RequestBody ForAgent agent) {
        AgentId agentId = new AgentId(agent.agentId());
        return send(
                caller.actingFor(agentId), interactionId, new RejectOffer(new InteractionId(interactionId), agentId));
    }

    @PostMapping("/{interactionId}/abandon")
    ResponseEntity<Done> abandon(Caller caller, @PathVariable UUID interactionId) {
        return send(caller, interactionId, new AbandonInteraction(new InteractionId(interactionId)));
    }

    @PostMapping("/{interactionId}/close")
    ResponseEntity<Done> close(
            Caller caller,
            @PathVariable UUID interactionId,
            @Valid @RequestBody(required = false) @Nullable Closing closing) {
        AgentId himself = himself(caller);
        CloseInteraction command = new CloseInteraction(
                new InteractionId(interactionId), himself, closing == null ? null : closing.disposition());
        return send(himself == null ? caller.supervising() : caller, interactionId, command);
    }

    @PostMapping("/{interactionId}/transfer")
    ResponseEntity<Done> transfer(
            Caller caller, @PathVariable UUID interactionId, @Valid @RequestBody Transfer transfer) {
        if ((transfer.queueId() == null) == (transfer.agentId() == null)) {
            throw new BadRequest("queueId", "either a queueId or an agentId must be given");
        }
        AgentId himself = himself(caller);
        TransferInteraction command = new TransferInteraction(
                new InteractionId(interactionId),
                himself,
                transfer.queueId() == null ? null : new QueueId(transfer.queueId()),
                transfer.agentId() == null ? null : new AgentId(transfer.agentId()),
                transfer.timeoutSeconds());
        return send(himself == null ? caller.supervising() : caller, interactionId, command);
    }

    /** A message of the contact on an interaction that is over opens it again. */
    @PostMapping("/{interactionId}/messages")
    ResponseEntity<Done> write(
            Caller caller, @PathVariable UUID interactionId, @Valid @RequestBody NewMessage message) {
        InteractionId id = new InteractionId(interactionId);
        Sealed body = vault.seal(contactOf(id), message.body());
        return switch (message.from()) {
            case "contact" -> send(caller, interactionId, new AddContactMessage(id, body));
            case "agent" -> {
                AgentId himself = himself(caller);
                AddAgentMessage command = new AddAgentMessage(id, himself, body);
                yield send(himself == null ? caller.supervising() : caller, interactionId, command);
            }
            default -> throw new BadRequest("from", "must be contact or agent");
        };
    }

    /** Whose key seals what is written: both sides' words belong to the contact. */
    private UUID contactOf(InteractionId interactionId) {
        return log.first(interactionId.toString())
                .map(StoredEvent::event)
                .filter(InteractionReceived.class::isInstance)
                .map(arrival -> ((InteractionReceived) arrival).contact().subject())
                .orElseThrow(() -> new Unknown("interaction", interactionId));
    }

    private static @Nullable AgentId himself(Caller caller) {
        return caller.role() == Role.AGENT ? AgentId.of(caller.actor()) : null;
    }

    private ResponseEntity<Done> send(Caller caller, UUID interactionId, Object command) {
        return Answers.done(interactionId, commands.send(caller, command));
    }
}
