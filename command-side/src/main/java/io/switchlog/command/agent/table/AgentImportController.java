package io.switchlog.command.agent.table;

import io.switchlog.command.access.Credentials;
import io.switchlog.command.agent.AgentForms;
import io.switchlog.command.agent.SipSecrets;
import io.switchlog.command.agent.table.Draft.Wrong;
import io.switchlog.command.agent.table.Outcome.Status;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.InParallel;
import io.switchlog.command.http.Multipart;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentId;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many agents out of a table: those who are not there are created, the others become what their line says. Each line is a
 * command of its own, done or refused by itself, and the answer says which; {@code ?dryRun=true} says it beforehand.
 */
@RestController
@RequestMapping("/api/agents/import")
public class AgentImportController {
    /** It takes long to make hashes of passwords, on purpose. */
    private static final int MOST_PASSWORDS = 500;

    private final Commands commands;
    private final Vault vault;
    private final SipSecrets sipSecrets;
    private final Holders holders;
    private final AgentImport intake;

    AgentImportController(
            Commands commands,
            Vault vault,
            Credentials credentials,
            SipSecrets sipSecrets,
            Holders holders,
            Validator validator,
            JsonMapper json) {
        this.commands = commands;
        this.vault = vault;
        this.sipSecrets = sipSecrets;
        this.holders = holders;
        this.intake = new AgentImport(commands, credentials, new AgentForms(vault), validator, json);
    }

    record Imported(boolean dryRun, int created, int updated, int refused, int failed, List<Outcome> results) {
        static Imported of(boolean dryRun, List<Outcome> results) {
            return new Imported(
                    dryRun,
                    count(results, Status.CREATED),
                    count(results, Status.UPDATED),
                    count(results, Status.REFUSED),
                    count(results, Status.FAILED),
                    results);
        }

        private static int count(List<Outcome> results, Status status) {
            return (int) results.stream()
                    .filter(outcome -> outcome.status() == status)
                    .count();
        }
    }

    @PostMapping
    ResponseEntity<Imported> importTable(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String contentType,
            @RequestBody byte[] body) {
        if (caller.role() != Role.ADMINISTRATOR && caller.role() != Role.SUPERVISOR) {
            throw new NotAllowed("Your role does not allow this.");
        }
        AgentTable table = AgentTable.read(Multipart.file(contentType, body));
        List<Draft> drafts = table.lines().stream().map(Draft::of).toList();
        commands.requireSameRequest(caller, drafts.size());
        refuseRepetitions(drafts);
        Present present = present(drafts);
        List<Outcome> outcomes = InParallel.each(drafts, (draft, number) -> {
            Caller part = caller.part(number);
            return intake.outcome(part, draft, present.agent(part, draft), dryRun);
        });
        refuseForbidden(outcomes);
        return answer(dryRun, outcomes);
    }

    private ResponseEntity<Imported> answer(boolean dryRun, List<Outcome> outcomes) {
        if (!dryRun) {
            sipSecrets.ensure(outcomes.stream()
                    .filter(outcome -> outcome.status() == Status.CREATED)
                    .map(Outcome::id)
                    .filter(Objects::nonNull)
                    .toList());
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        outcomes.stream()
                .map(Outcome::eventIndex)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .ifPresent(last -> answer.header(Answers.EVENT_INDEX, Long.toString(last)));
        return answer.body(Imported.of(dryRun, outcomes));
    }

    /** Whoever may do nothing of it is told as everywhere else. */
    private static void refuseForbidden(List<Outcome> outcomes) {
        if (!outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::isForbidden)) {
            Wrong wrong = outcomes.get(0).errors().get(0);
            throw new NotAllowed(String.valueOf(wrong.code()), wrong.message());
        }
    }

    private static void refuseRepetitions(List<Draft> drafts) {
        Map<Object, Long> seen = new HashMap<>();
        int passwords = 0;
        for (Draft draft : drafts) {
            String username = draft.username();
            once(seen, draft, Column.ID, draft.id());
            once(seen, draft, Column.USERNAME, username == null ? null : username.toLowerCase(Locale.ROOT));
            once(seen, draft, Column.INTERNAL, draft.internal());
            if (draft.password() != null && ++passwords > MOST_PASSWORDS) {
                draft.errors()
                        .add(Wrong.in(Column.PASSWORD, "can be given to " + MOST_PASSWORDS + " agents of a table"));
            }
        }
    }

    private static void once(Map<Object, Long> seen, Draft draft, String column, @Nullable Object value) {
        Long before = value == null ? null : seen.putIfAbsent(Map.entry(column, value), draft.line());
        if (before != null) {
            draft.errors().add(Wrong.in(column, "is the same as on line " + before));
        }
    }

    /** Who is there already. */
    private record Present(Map<String, AgentId> byUsername, Set<AgentId> ids) {
        /** The agent whom a line is about, null if he is to be created; of an earlier try he may be there and still is. */
        @Nullable
        AgentId agent(Caller part, Draft draft) {
            if (draft.id() != null && ids.contains(draft.id())) {
                return draft.id();
            }
            String username = draft.username();
            AgentId holder = username == null ? null : byUsername.get(username.toLowerCase(Locale.ROOT));
            return holder == null || holder.value().equals(part.newId()) ? null : holder;
        }
    }

    private Present present(List<Draft> drafts) {
        Map<String, String> usernames = new HashMap<>();
        for (Draft draft : drafts) {
            String username = draft.username();
            if (username != null) {
                usernames.put(vault.usernameClaim(username), username.toLowerCase(Locale.ROOT));
            }
        }
        Map<String, AgentId> byUsername = new HashMap<>();
        holders.of(usernames.keySet())
                .forEach((claim, holder) -> byUsername.put(Objects.requireNonNull(usernames.get(claim)), holder));
        Set<AgentId> ids = holders.agents(
                drafts.stream().map(Draft::id).filter(Objects::nonNull).toList());
        for (Draft draft : drafts) {
            String username = draft.username();
            AgentId id = draft.id();
            boolean known = id != null && ids.contains(id);
            if (username == null && !known) {
                draft.errors().add(Wrong.in(Column.USERNAME, "must be given"));
            } else if (username != null
                    && known
                    && !Objects.equals(id, byUsername.get(username.toLowerCase(Locale.ROOT)))) {
                draft.errors().add(Wrong.in(Column.USERNAME, "cannot be changed"));
            }
        }
        return new Present(byUsername, ids);
    }
}
