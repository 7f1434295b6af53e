package io.switchlog.command.agent.table;

import com.fasterxml.jackson.annotation.JsonValue;
import io.switchlog.command.agent.table.Draft.Wrong;
import io.switchlog.messages.agent.AgentId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line.
 *
 * @param id of the agent; null if there is none, and of a rehearsed creation
 * @param errors why it was refused or failed
 */
record Outcome(
        long line,
        @Nullable AgentId id,
        @Nullable String username,
        Status status,
        List<Wrong> errors,
        @Nullable Long eventIndex) {

    /** In a rehearsal, what would become of it. */
    enum Status {
        CREATED,
        UPDATED,
        /** Nothing of it was done. */
        REFUSED,
        /** Whether it was done is not known; sending it again finds out. */
        FAILED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outcome refused(Draft draft, List<Wrong> errors) {
        return new Outcome(draft.line(), null, draft.username(), Status.REFUSED, errors, null);
    }

    static Outcome failed(Draft draft, String code, String message) {
        return new Outcome(
                draft.line(), null, draft.username(), Status.FAILED, List.of(new Wrong("", code, message)), null);
    }

    /** Whether the caller's rights were what was in the way. */
    boolean isForbidden() {
        return errors.stream()
                .anyMatch(wrong ->
                        AgentImport.NOT_ALL_QUEUES.equals(wrong.code()) || AgentImport.FORBIDDEN.equals(wrong.code()));
    }
}
