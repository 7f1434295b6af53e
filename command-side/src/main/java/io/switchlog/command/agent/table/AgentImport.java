package io.switchlog.command.agent.table;

import static java.util.Objects.requireNonNullElse;

import io.switchlog.command.access.Credentials;
import io.switchlog.command.access.TooManyAttempts;
import io.switchlog.command.agent.AgentForms;
import io.switchlog.command.agent.AgentForms.AgentChange;
import io.switchlog.command.agent.AgentForms.NewAgent;
import io.switchlog.command.agent.table.Draft.Wrong;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.LogUnavailable;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.EditAgent;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Does what a line of a table asks for, or tries whether it could be done. */
final class AgentImport {
    static final String FORBIDDEN = "FORBIDDEN";
    static final String NOT_ALL_QUEUES = "NOT_ALL_QUEUES";

    private final Commands commands;
    private final Credentials credentials;
    private final AgentForms forms;
    private final Validator validator;
    private final JsonMapper json;

    AgentImport(Commands commands, Credentials credentials, AgentForms forms, Validator validator, JsonMapper json) {
        this.commands = commands;
        this.credentials = credentials;
        this.forms = forms;
        this.validator = validator;
        this.json = json;
    }

    /** Whoever cannot be reached now may have done it: then it is not known what became of the line. */
    Outcome outcome(Caller caller, Draft draft, @Nullable AgentId present, boolean dryRun) {
        if (draft.isWrong()) {
            return Outcome.refused(draft, draft.errors());
        }
        try {
            return present == null ? create(caller, draft, dryRun) : change(caller, draft, present, dryRun);
        } catch (BadRequest bad) {
            return Outcome.refused(
                    draft,
                    bad.errors().stream()
                            .map(error -> Wrong.in(error.field(), error.message()))
                            .toList());
        } catch (Refused refused) {
            Refusal code = refused.code();
            return Outcome.refused(draft, List.of(new Wrong(column(code), code.name(), code.detail())));
        } catch (NotAllowed not) {
            String message = String.valueOf(not.getMessage());
            return Outcome.refused(draft, List.of(new Wrong("", not.code(), message)));
        } catch (Unknown outOfScope) {
            // Said as of agents who do not exist, so that nobody finds out by a table who else is there.
            String message = "This is for administrators and for those who are enabled to all queues.";
            return Outcome.refused(draft, List.of(new Wrong("", NOT_ALL_QUEUES, message)));
        } catch (LogUnavailable | DataAccessException | TransactionException | TooManyAttempts unavailable) {
            return Outcome.failed(draft, "UNAVAILABLE", "It is not known whether this was done.");
        }
    }

    private static String column(Refusal refusal) {
        return switch (refusal) {
            case USERNAME_TAKEN -> Column.USERNAME;
            case INTERNAL_TAKEN -> Column.INTERNAL;
            default -> "";
        };
    }

    private Outcome create(Caller caller, Draft draft, boolean dryRun) {
        NewAgent agent = valid(json.convertValue(draft.fields(), NewAgent.class));
        AgentId agentId = new AgentId(caller.newId());
        if (dryRun) {
            credentials.requireAcceptable(agent.password());
            commands.rehearse(caller, forms.rehearsing().creation(agentId, agent));
            return new Outcome(draft.line(), null, draft.username(), Outcome.Status.CREATED, List.of(), null);
        }
        CreateAgent command = forms.creation(agentId, agent);
        Receipt receipt =
                credentials.with(caller, agentId.value(), agent.password(), () -> commands.send(caller, command));
        return done(draft, agentId, Outcome.Status.CREATED, receipt);
    }

    private Outcome change(Caller caller, Draft draft, AgentId agentId, boolean dryRun) {
        AgentChange change = valid(json.convertValue(draft.fields(), AgentChange.class));
        if (change.password() != null) {
            throw new BadRequest(Column.PASSWORD, "is for new agents; his is changed by POST /agents/{id}/password");
        }
        EditAgent command = forms.edit(agentId, change);
        if (dryRun) {
            commands.rehearse(caller, command);
            return new Outcome(draft.line(), agentId, draft.username(), Outcome.Status.UPDATED, List.of(), null);
        }
        return done(draft, agentId, Outcome.Status.UPDATED, commands.send(caller, command));
    }

    private static Outcome done(Draft draft, AgentId agentId, Outcome.Status status, Receipt receipt) {
        return new Outcome(draft.line(), agentId, draft.username(), status, List.of(), receipt.position());
    }

    private <T> T valid(T form) {
        List<BadRequest.FieldError> errors = validator.validate(form).stream()
                .map(wrong -> new BadRequest.FieldError(
                        wrong.getPropertyPath().toString().replace('[', '.').replaceAll("]|\\.<.*", ""),
                        requireNonNullElse(wrong.getMessage(), "")))
                .toList();
        if (!errors.isEmpty()) {
            throw new BadRequest(errors);
        }
        return form;
    }
}
