package io.switchlog.query;

import java.util.UUID;

/** Who asks in the tests. */
public enum Person {
    ADMINISTRATOR,
    SUPERVISOR,
    ANNA,
    BEN;

    public UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L + ordinal());
    }
}
