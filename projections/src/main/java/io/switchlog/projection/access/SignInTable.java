package io.switchlog.projection.access;

import io.switchlog.messages.access.SignInEvent;
import io.switchlog.messages.access.SignInEvent.PasswordChanged;
import io.switchlog.messages.access.SignInEvent.SecondFactorEnrolled;
import io.switchlog.messages.access.SignInEvent.SecondFactorRemoved;
import io.switchlog.messages.access.SignInEvent.SignInAccepted;
import io.switchlog.messages.access.SignInEvent.SignInLocked;
import io.switchlog.messages.access.SignInEvent.SignInUnlocked;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code directory.sign_in}: how people stand with signing in. */
final class SignInTable extends Table<UUID, SignInTable.Row> {

    record Row(
            UUID personId,
            boolean locked,
            @Nullable Instant lockedUntil,
            @Nullable Instant lastSignInAt,
            @Nullable Instant lastPasswordChangeAt,
            boolean secondFactor,
            long position)
            implements Positioned {

        Row after(SignInEvent event, Instant at, long newPosition) {
            boolean lock = event instanceof SignInLocked || locked && !(event instanceof SignInUnlocked);
            Instant until = event instanceof SignInLocked locking ? locking.until() : lockedUntil;
            return new Row(
                    personId,
                    lock,
                    lock ? until : null,
                    event instanceof SignInAccepted ? at : lastSignInAt,
                    event instanceof PasswordChanged ? at : lastPasswordChangeAt,
                    event instanceof SecondFactorEnrolled || secondFactor && !(event instanceof SecondFactorRemoved),
                    newPosition);
        }
    }

    SignInTable() {
        super("directory.sign_in", new Rows<>("directory.sign_in", UUID.class, Row.class, Row::personId, "person_id"));
        for (Class<? extends SignInEvent> type : List.of(
                SignInAccepted.class,
                SignInLocked.class,
                SignInUnlocked.class,
                PasswordChanged.class,
                SecondFactorEnrolled.class,
                SecondFactorRemoved.class)) {
            on(
                    type,
                    SignInEvent::personId,
                    (row, event, at) -> (row == null
                                    ? new Row(event.personId(), false, null, null, null, false, at.position())
                                    : row)
                            .after(event, at.recordedAt(), at.position()));
        }
    }
}
