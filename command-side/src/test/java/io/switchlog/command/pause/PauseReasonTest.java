package io.switchlog.command.pause;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.agent.PauseReasonCommand.AddPauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.ChangePauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.RemovePauseReason;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonAdded;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonLimitChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonProductivityChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRemoved;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRenamed;
import io.switchlog.messages.agent.PauseReasonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PauseReasonTest {
    private static final int MOST_REASONS = 500;
    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void aReasonIsAdded() {
        PauseReasonId lunch = id();
        centre.when(new AddPauseReason(lunch, "Lunch", false, 45))
                .expectEvents(new PauseReasonAdded(lunch, "Lunch", false, 45));
        PauseReasonId training = id();
        centre.when(new AddPauseReason(training, "Training", true, 0))
                .expectEvents(new PauseReasonAdded(training, "Training", true, 0));
    }

    @Test
    void aNameBelongsToOneOnlyHoweverItIsCapitalised() {
        PauseReasonId lunch = added("Lunch");
        centre.when(new AddPauseReason(id(), "LUNCH", false, 0)).expectRefused(Refusal.NAME_TAKEN);
        PauseReasonId coffee = added("Coffee");
        centre.when(new ChangePauseReason(coffee, "lunch", null, null)).expectRefused(Refusal.NAME_TAKEN);
        centre.given(new ChangePauseReason(lunch, "Dinner", null, null));
        assertThat(centre.when(new AddPauseReason(id(), "lunch", false, 0)).failure())
                .isNull();
        centre.given(new RemovePauseReason(coffee));
        assertThat(centre.when(new AddPauseReason(id(), "coffee", false, 0)).failure())
                .isNull();
    }

    @Test
    void aReasonMayChangeTheCapitalsOfItsOwnName() {
        PauseReasonId lunch = added("lunch");
        centre.when(new ChangePauseReason(lunch, "Lunch", null, null))
                .expectEvents(new PauseReasonRenamed(lunch, "lunch", "Lunch"));
    }

    @Test
    void eachThingThatChangesIsAnEventOfItsOwn() {
        PauseReasonId lunch = id();
        centre.given(new AddPauseReason(lunch, "Lunch", false, 45));
        centre.when(new ChangePauseReason(lunch, "Dinner", true, 60))
                .expectEvents(
                        new PauseReasonRenamed(lunch, "Lunch", "Dinner"),
                        new PauseReasonProductivityChanged(lunch, true),
                        new PauseReasonLimitChanged(lunch, 45, 60));
        centre.when(new ChangePauseReason(lunch, "Dinner", true, 60)).expectEvents();
        centre.when(new ChangePauseReason(lunch, null, null, null)).expectEvents();
        centre.when(new ChangePauseReason(lunch, null, null, 0))
                .expectEvents(new PauseReasonLimitChanged(lunch, 60, 0));
    }

    @Test
    void whatIsNotThereIsUnknown() {
        centre.when(new RemovePauseReason(id())).expectFailure(Unknown.class);
        PauseReasonId lunch = added("Lunch");
        centre.when(new ChangePauseReason(id(), "Dinner", null, null)).expectFailure(Unknown.class);
        centre.when(new RemovePauseReason(lunch)).expectEvents(new PauseReasonRemoved(lunch));
        centre.when(new RemovePauseReason(lunch)).expectFailure(Unknown.class);
        centre.when(new ChangePauseReason(lunch, "Dinner", null, null)).expectFailure(Unknown.class);
    }

    @Test
    void thereAreOnlySoMany() {
        PauseReasonId last = id();
        for (int i = 0; i < MOST_REASONS; i++) {
            last = added("Reason " + i);
        }
        centre.when(new AddPauseReason(id(), "One more", false, 0)).expectRefused(Refusal.TOO_MANY);
        centre.given(new RemovePauseReason(last));
        assertThat(centre.when(new AddPauseReason(id(), "One more", false, 0)).failure())
                .isNull();
    }

    private PauseReasonId added(String name) {
        PauseReasonId reasonId = id();
        centre.given(new AddPauseReason(reasonId, name, false, 0));
        return reasonId;
    }

    private static PauseReasonId id() {
        return new PauseReasonId(CommandIds.next());
    }
}
