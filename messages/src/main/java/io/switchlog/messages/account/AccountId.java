package io.switchlog.messages.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one account for ever. */
public record AccountId(@JsonValue UUID value) implements Comparable<AccountId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {}

    /** Reads the text form of a UUID. */
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(AccountId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
