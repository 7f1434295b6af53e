package io.switchlog.command.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.access.SecondProof;
import io.switchlog.messages.access.SignInCommand.AcceptSignIn;
import io.switchlog.messages.access.SignInCommand.RefuseSignIn;
import io.switchlog.messages.access.SignInCommand.UnlockSignIn;
import io.switchlog.messages.access.SignInCommand.Visit;
import io.switchlog.messages.access.SignInEvent.SignInAccepted;
import io.switchlog.messages.access.SignInEvent.SignInLocked;
import io.switchlog.messages.access.SignInEvent.SignInRefused;
import io.switchlog.messages.access.SignInEvent.SignInUnlocked;
import io.switchlog.messages.access.SignInMethod;
import io.switchlog.messages.access.SignInRefusal;
import io.switchlog.messages.access.UnlockCause;
import io.switchlog.messages.settings.SecuritySuite;
import io.switchlog.messages.settings.SettingsCommand.ChangeCentre;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsCommand.GroupChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AG-38")
class SignInsTest {
    private final Centre centre = new Centre();
    private final UUID person = CommandIds.next();

    @AfterEach
    void close() {
        centre.close();
    }

    private void lock(int after, int minutes) {
        centre.given(new ChangeCentre(
                new ChangeSettings(null, null, null, null, null, null, null),
                List.of(new GroupChange<>(
                        SecuritySuite.GROUP, new SecuritySuite.Change(null, null, null, null, after, minutes, null)))));
    }

    private Visit visit() {
        return new Visit(SignInMethod.PASSWORD, centre.clock().instant(), null, null);
    }

    private RefuseSignIn failure() {
        return new RefuseSignIn(person, SignInRefusal.WRONG_PASSWORD, visit());
    }

    private AcceptSignIn success() {
        return new AcceptSignIn(
                person,
                CommandIds.next(),
                SecondProof.NONE,
                centre.clock().instant().plusSeconds(60),
                visit());
    }

    private SignInRefused refused(SignInRefusal cause, int failures) {
        return new SignInRefused(person, SignInMethod.PASSWORD, cause, failures, null, null);
    }

    @Test
    void theLastFailureTooManyLocksAndThenNothingIsRight() {
        lock(3, 0);
        centre.when(failure()).expectEvents(refused(SignInRefusal.WRONG_PASSWORD, 1));
        centre.when(failure()).expectEvents(refused(SignInRefusal.WRONG_PASSWORD, 2));
        centre.when(failure())
                .expectEvents(refused(SignInRefusal.WRONG_PASSWORD, 3), new SignInLocked(person, 3, null));
        centre.when(failure()).expectEvents(refused(SignInRefusal.LOCKED, 0));
        centre.when(success()).expectRefused(Refusal.ACCOUNT_LOCKED);
        centre.clock().forward(Duration.ofDays(365));
        centre.when(success()).expectRefused(Refusal.ACCOUNT_LOCKED);

        centre.when(new UnlockSignIn(person)).expectEvents(new SignInUnlocked(person, UnlockCause.ADMINISTRATOR));
        centre.when(new UnlockSignIn(person)).expectRefused(Refusal.NOT_LOCKED);
        centre.when(failure()).expectEvents(refused(SignInRefusal.WRONG_PASSWORD, 1));
        assertThat(centre.when(success()).events()).singleElement().isInstanceOf(SignInAccepted.class);
    }

    @Test
    void aSuccessForgivesWhatCameBefore() {
        lock(2, 0);
        centre.given(failure());
        centre.given(success());
        centre.when(failure()).expectEvents(refused(SignInRefusal.WRONG_PASSWORD, 1));
    }

    @Test
    void withoutAThresholdNothingLocks() {
        for (int i = 1; i <= 50; i++) {
            centre.when(failure()).expectEvents(refused(SignInRefusal.WRONG_PASSWORD, i));
        }
        assertThat(centre.when(success()).failure()).isNull();
    }

    @Test
    void aLockOfSomeMinutesEndsToTheMillisecond() {
        lock(1, 30);
        Instant until = centre.clock().instant().plus(Duration.ofMinutes(30));
        centre.when(failure())
                .expectEvents(refused(SignInRefusal.WRONG_PASSWORD, 1), new SignInLocked(person, 1, until));
        centre.clock().forward(Duration.ofMinutes(30).minusMillis(1));
        centre.when(success()).expectRefused(Refusal.ACCOUNT_LOCKED);
        centre.clock().forward(Duration.ofMillis(1));
        assertThat(centre.when(success()).events()).hasSize(2).startsWith(new SignInUnlocked(person, UnlockCause.TIME));
    }

    @Test
    void failuresAtTheSameTimeOnTwoNodesLockAfterExactlySoMany() throws Exception {
        lock(5, 0);
        try (Centre other = new Centre(centre.database(), centre.clock())) {
            int attempts = 24;
            ExecutorService threads = Executors.newFixedThreadPool(8);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < attempts; i++) {
                Centre node = i % 2 == 0 ? centre : other;
                all.add(threads.submit((java.util.concurrent.Callable<@Nullable Void>) () -> {
                    start.await();
                    node.given(failure());
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
            threads.shutdown();

            List<Object> events = centre.log().stream("sign-in:" + person, 0).stream()
                    .map(event -> (Object) event.event())
                    .toList();
            assertThat(events).hasSize(attempts + 1);
            assertThat(events.subList(0, 6))
                    .containsExactly(
                            refused(SignInRefusal.WRONG_PASSWORD, 1),
                            refused(SignInRefusal.WRONG_PASSWORD, 2),
                            refused(SignInRefusal.WRONG_PASSWORD, 3),
                            refused(SignInRefusal.WRONG_PASSWORD, 4),
                            refused(SignInRefusal.WRONG_PASSWORD, 5),
                            new SignInLocked(person, 5, null));
            assertThat(events.subList(6, events.size())).allMatch(refused(SignInRefusal.LOCKED, 0)::equals);
        }
    }
}
