package io.switchlog.projection.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.access.PasswordChangeCause;
import io.switchlog.messages.access.SignInEvent;
import io.switchlog.messages.access.SignInEvent.PasswordChanged;
import io.switchlog.messages.access.SignInEvent.SecondFactorEnrolled;
import io.switchlog.messages.access.SignInEvent.SignInLocked;
import io.switchlog.messages.access.SignInEvent.SignInUnlocked;
import io.switchlog.messages.access.UnlockCause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignInTableTest {
    private static final UUID ANNA = UUID.fromString("01999b2a-7c10-7d3e-9a51-0c4f5be3a801");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static SignInTable.Row after(List<SignInEvent> events) {
        SignInTable.Row row = new SignInTable.Row(ANNA, false, null, null, null, false, 0);
        for (SignInEvent event : events) {
            row = row.after(event, NINE.plusSeconds(row.position()), row.position() + 1);
        }
        return row;
    }

    @Test
    @Tag("AG-36")
    @Tag("AG-38")
    void aPersonIsLockedUntilUnlockedAndKeepsTheTimeOfHisLastPassword() {
        PasswordChanged changed = new PasswordChanged(ANNA, PasswordChangeCause.OWN);
        SignInLocked locked = new SignInLocked(ANNA, 3, NINE);

        assertThat(after(List.of(changed, locked)))
                .isEqualTo(new SignInTable.Row(ANNA, true, NINE, null, NINE, false, 2));
        assertThat(after(List.of(
                        changed,
                        locked,
                        new SignInUnlocked(ANNA, UnlockCause.TIME),
                        changed,
                        new SecondFactorEnrolled(ANNA))))
                .isEqualTo(new SignInTable.Row(ANNA, false, null, null, NINE.plusSeconds(3), true, 5));
    }
}
