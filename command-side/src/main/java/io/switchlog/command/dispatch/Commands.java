package io.switchlog.command.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.switchlog.command.log.EventMetadata;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.LogUnavailable;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.log.UnitOfWorkLedger;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.UserCommand;
import io.switchlog.messages.account.AccountCommand;
import io.switchlog.messages.agent.AgentCommand;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallRequest;
import io.switchlog.messages.call.Observation;
import io.switchlog.messages.interaction.InteractionCommand;
import io.switchlog.messages.queue.QueueCommand;
import io.switchlog.messages.team.GroupCommand;
import io.switchlog.messages.telephone.TelephoneCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * The one way to send a command. It comes back when the command's events are durable, or throws what prevented it.
 *
 * <p>A decision that met a conflict is taken again on the new state. So is a refusal, or a decision that there is nothing
 * to do, if it rests on a cached state which another node has changed meanwhile: what is refused is refused by the state
 * that holds.
 */
public final class Commands {
    private static final int MOST_ATTEMPTS = 20;

    private final CommandBus bus;
    private final LogReader log;
    private final RefusalLog refusals;
    private final MeterRegistry meters;

    /** As much of an event's metadata as tells whether a request is the same. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Origin(@Nullable String request) {}

    public Commands(CommandBus bus, LogReader log, RefusalLog refusals, MeterRegistry meters) {
        this.bus = bus;
        this.log = log;
        this.refusals = refusals;
        this.meters = meters;
    }

    /**
     * Sends a command.
     *
     * @throws NotAllowed if the caller may not
     * @throws Refused if a rule says no
     * @throws Unknown if it names something that does not exist
     * @throws KeyReused if its idempotency key stands for another request
     * @throws LogUnavailable if the log cannot be reached
     */
    public Receipt send(Caller caller, Object command) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Rights.require(caller, command);
            Receipt receipt = once(caller, command);
            outcome = "done";
            return receipt;
        } catch (Refused refused) {
            outcome = "refused";
            meters.counter("switchlog.refusals", "code", refused.code().name()).increment();
            throw refused;
        } catch (NotAllowed | Unknown | Unacceptable | KeyReused rejected) {
            outcome = "rejected";
            throw rejected;
        } catch (LogUnavailable unavailable) {
            outcome = "unavailable";
            throw unavailable;
        } finally {
            sample.stop(meters.timer(
                    "switchlog.commands", "type", command.getClass().getSimpleName(), "outcome", outcome));
        }
    }

    /**
     * Decides on a command as {@link #send} does and throws what that would throw, but does and records nothing. What
     * others do meanwhile may change the outcome.
     */
    public void rehearse(Caller caller, Object command) {
        Rights.require(caller, command);
        UnitOfWorkLedger ledger = new UnitOfWorkLedger(caller.commandId(), false);
        Map<String, Object> metadata = metadata(caller, command, ledger);
        metadata.put(Rehearsal.KEY, true);
        try {
            attempt(command, metadata);
        } catch (Rehearsal.Passed passed) {
            return;
        } catch (AggregateNotFoundException none) {
            throw new Unknown(kind(command), none.getAggregateIdentifier());
        }
    }

    /**
     * Makes sure that a request of several parts is not sent under a key that stood for another one, before any of its
     * parts is done.
     *
     * @throws KeyReused if its idempotency key stands for another request
     */
    public void requireSameRequest(Caller caller, int parts) {
        if (caller.mayRepeat()) {
            log.firstOf(caller.commandId(), caller.part(parts).commandId())
                    .ifPresent(event -> requireSame(caller, event));
        }
    }

    private static void requireSame(Caller caller, StoredEvent event) {
        Origin origin = EventCodec.decode(Origin.class, event.metadata());
        if (!String.valueOf(caller.request()).equals(origin.request())) {
            throw new KeyReused();
        }
    }

    private Receipt once(Caller caller, Object command) {
        if (!caller.mayRepeat()) {
            return decide(caller, command);
        }
        try {
            Optional<Receipt> earlier = earlierAnswer(caller);
            return earlier.isPresent() ? earlier.get() : decide(caller, command);
        } catch (Refused refused) {
            // The same request may have won this very moment, and made itself impossible by it.
            return doneBefore(caller).orElseThrow(() -> refused);
        }
    }

    private Optional<Receipt> earlierAnswer(Caller caller) {
        Optional<Receipt> done = doneBefore(caller);
        if (done.isEmpty()) {
            refusals.of(caller).ifPresent(refusal -> {
                throw new Refused(refusal);
            });
        }
        return done;
    }

    private Optional<Receipt> doneBefore(Caller caller) {
        List<StoredEvent> events = log.ofCommand(caller.commandId());
        if (events.isEmpty()) {
            return Optional.empty();
        }
        StoredEvent last = events.get(events.size() - 1);
        requireSame(caller, last);
        return Optional.of(new Receipt(last.position(), true));
    }

    private Receipt decide(Caller caller, Object command) {
        RuntimeException last = null;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            UnitOfWorkLedger ledger = new UnitOfWorkLedger(caller.commandId(), attempt > 1);
            try {
                attempt(command, metadata(caller, command, ledger));
                Long position = ledger.position();
                if (position != null) {
                    return new Receipt(position, ledger.isKnown());
                }
                if (!log.anyWentOn(ledger.seen())) {
                    return new Receipt(log.head());
                }
            } catch (ConcurrencyException goneOn) {
                last = goneOn;
            } catch (Refused refused) {
                if (!log.anyWentOn(ledger.seen())) {
                    refusals.record(caller, command, refused.code().name());
                    throw refused;
                }
                last = refused;
            } catch (Unknown | NotAllowed | Unacceptable rejected) {
                if (!log.anyWentOn(ledger.seen())) {
                    throw rejected;
                }
                last = rejected;
            } catch (AggregateNotFoundException none) {
                throw new Unknown(kind(command), none.getAggregateIdentifier());
            }
        }
        throw new IllegalStateException("no decision after " + MOST_ATTEMPTS + " attempts", last);
    }

    private void attempt(Object command, Map<String, Object> metadata) {
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        bus.dispatch(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata), callback);
        CommandResultMessage<?> result = callback.getResult();
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(result.exceptionResult());
        }
    }

    private static Map<String, Object> metadata(Caller caller, Object command, UnitOfWorkLedger ledger) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(UnitOfWorkLedger.KEY, ledger);
        metadata.put(EventMetadata.ACTOR, caller.actor());
        metadata.put(EventMetadata.ACTOR_ROLE, roleName(caller));
        metadata.put(EventMetadata.ORIGIN, caller.origin());
        metadata.put(EventMetadata.COMMAND_ID, caller.commandId().toString());
        Object correlation = caller.correlationId() != null ? caller.correlationId() : caller.commandId();
        metadata.put(EventMetadata.CORRELATION_ID, correlation.toString());
        Object causation = caller.causationId() != null ? caller.causationId() : caller.commandId();
        metadata.put(EventMetadata.CAUSATION_ID, causation.toString());
        if (caller.reason() != null) {
            metadata.put(EventMetadata.REASON, caller.reason());
        }
        if (caller.request() != null) {
            metadata.put(EventMetadata.REQUEST, caller.request());
        }
        if (command instanceof CallCommand report) {
            metadata.putAll(told(report.observed()));
        }
        return metadata;
    }

    /** Who saw it, and when; what was found out afterwards is marked (ADR 32). */
    private static Map<String, Object> told(Observation observed) {
        Map<String, Object> told = new HashMap<>();
        told.put(EventMetadata.OCCURRED_AT, observed.occurredAt().toString());
        told.put(EventMetadata.PBX, observed.pbx());
        if (observed.reconciled()) {
            told.put(EventMetadata.ORIGIN, "reconciliation");
        }
        return told;
    }

    static String roleName(Caller caller) {
        return caller.role() == null ? "system" : caller.role().name().toLowerCase(Locale.ROOT);
    }

    private static String kind(Object command) {
        if (command instanceof AgentCommand) {
            return "agent";
        }
        if (command instanceof QueueCommand) {
            return "queue";
        }
        if (command instanceof AccountCommand) {
            return "account";
        }
        if (command instanceof InteractionCommand || command instanceof CallCommand || command instanceof CallRequest) {
            return "interaction";
        }
        if (command instanceof TelephoneCommand) {
            return "telephone";
        }
        if (command instanceof GroupCommand group) {
            return group.kind().code();
        }
        return command instanceof UserCommand ? "user" : "resource";
    }
}
