package io.switchlog.telephony.asterisk.provisioning;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A telephone in Asterisk's tables: a value for each column, null where Asterisk's own default holds.
 *
 * @param aor null if nobody can call the telephone
 * @param mailbox null if there is none
 */
public record PhoneRows(
        Map<String, @Nullable Object> endpoint,
        Map<String, @Nullable Object> auth,
        @Nullable Map<String, @Nullable Object> aor,
        Map<String, @Nullable Object> phone,
        @Nullable Map<String, @Nullable Object> mailbox) {

    /** Says nothing of secrets. */
    @Override
    public String toString() {
        return "PhoneRows[" + new TreeMap<>(endpoint) + "]";
    }
}
