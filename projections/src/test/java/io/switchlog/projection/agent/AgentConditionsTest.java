package io.switchlog.projection.agent;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.Channel.EMAIL;
import static io.switchlog.messages.Channel.VOICE;
import static io.switchlog.projection.Story.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import io.switchlog.projection.interaction.RandomHistory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several things may hold of an agent on one channel; the table shows the first and remembers the others. */
class AgentConditionsTest {
    private static final Instant LATER = NINE.plusSeconds(1_000);
    private final TestProjector projections = new TestProjector();
    private final Story story =
            new Story().agentCreated("anna").loggedIn("anna", "s").after(10);

    private List<String> chat() {
        return states("chat");
    }

    private List<String> states(String channel) {
        return projections.rows("""
                select state, reason, duration_ms / 1000, from_position, to_position
                from history.agent_state
                where channel = '%s' and state <> 'logged_out' order by from_position""".formatted(channel));
    }

    /** One event per batch, so that nothing is known but the stored row. */
    private void givenOneByOne() {
        story.events().forEach(event -> projections.given(List.of(event)));
    }

    @Test
    void aWrapUpConcernsOneChannel() {
        story.event(Events.wrapUpBegan("anna", "s", CHAT, LATER)).after(5).event(Events.wrapUpEnded("anna", "s", CHAT));
        givenOneByOne();

        assertThat(chat())
                .containsExactly("available | - | 10 | 2 | 3", "wrap_up | - | 5 | 3 | 4", "available | - | - | 4 | -");
        assertThat(states("email")).containsExactly("available | - | - | 2 | -");
        assertThat(
                        projections.rows(
                                "select wrap_up_ends_at = '" + LATER
                                        + "' from history.agent_state where channel = 'chat' and state <> 'logged_out' order by from_position"))
                .containsExactly("-", "t", "-");
    }

    @Test
    void anotherWrapUpEndsTheOneBefore() {
        story.event(Events.wrapUpBegan("anna", "s", CHAT, LATER))
                .after(5)
                .event(Events.wrapUpBegan("anna", "s", CHAT, LATER.plusSeconds(5)));
        givenOneByOne();

        assertThat(chat())
                .containsExactly("available | - | 10 | 2 | 3", "wrap_up | - | 5 | 3 | 4", "wrap_up | - | - | 4 | -");
    }

    @Test
    void aWrapUpGoesOnBeneathAPause() {
        story.event(Events.wrapUpBegan("anna", "s", CHAT, LATER))
                .after(5)
                .paused("anna", "s", "lunch", CHAT, EMAIL)
                .after(7)
                .unpaused("anna", "s", CHAT, EMAIL);
        givenOneByOne();

        assertThat(chat())
                .containsExactly(
                        "available | - | 10 | 2 | 3",
                        "wrap_up | - | 5 | 3 | 4",
                        "paused | lunch | 7 | 4 | 5",
                        "wrap_up | - | - | 5 | -");
        assertThat(states("email"))
                .containsExactly(
                        "available | - | 15 | 2 | 4", "paused | lunch | 7 | 4 | 5", "available | - | - | 5 | -");
    }

    @Test
    void aWrapUpThatEndsBeneathAPauseDoesNotInterruptIt() {
        story.event(Events.wrapUpBegan("anna", "s", CHAT, LATER))
                .paused("anna", "s", "lunch", CHAT)
                .after(7)
                .event(Events.wrapUpEnded("anna", "s", CHAT))
                .after(3)
                .unpaused("anna", "s", CHAT);
        givenOneByOne();

        assertThat(chat())
                .containsExactly(
                        "available | - | 10 | 2 | 3",
                        "wrap_up | - | 0 | 3 | 4",
                        "paused | lunch | 10 | 4 | 6",
                        "available | - | - | 6 | -");
    }

    @Test
    void aWrapUpMayBeginBeneathAPause() {
        story.paused("anna", "s", "lunch", CHAT)
                .after(7)
                .event(Events.wrapUpBegan("anna", "s", CHAT, LATER))
                .after(3)
                .unpaused("anna", "s", CHAT);
        givenOneByOne();

        assertThat(chat())
                .containsExactly(
                        "available | - | 10 | 2 | 3", "paused | lunch | 10 | 3 | 5", "wrap_up | - | - | 5 | -");
        assertThat(projections.rows("""
                        select wrap_up_ends_at is not null, last_position from history.agent_state
                        where channel = 'chat' order by from_position""")).containsExactly("f | 2", "f | 3", "t | 5", "t | 5");
    }

    @Test
    void whoStoppedRespondingDidSoOnAllChannels() {
        story.event(Events.wrapUpBegan("anna", "s", CHAT, LATER))
                .after(5)
                .event(Events.stoppedResponding("anna", "s"))
                .after(7)
                .paused("anna", "s", "lunch", VOICE)
                .after(2)
                .event(Events.returned("anna", "s"))
                .unpaused("anna", "s", VOICE);
        givenOneByOne();

        assertThat(chat())
                .containsExactly(
                        "available | - | 10 | 2 | 3",
                        "wrap_up | - | 5 | 3 | 4",
                        "not_responding | - | 9 | 4 | 6",
                        "wrap_up | - | - | 6 | -");
        assertThat(states("email"))
                .containsExactly(
                        "available | - | 15 | 2 | 4", "not_responding | - | 9 | 4 | 6", "available | - | - | 6 | -");
        assertThat(states("voice"))
                .containsExactly(
                        "available | - | 15 | 2 | 4",
                        "not_responding | - | 7 | 4 | 5",
                        "paused | lunch | 2 | 5 | 7",
                        "available | - | - | 7 | -");
    }

    @Test
    void aLogoutEndsEverythingAndSaysWhy() {
        story.event(Events.wrapUpBegan("anna", "s", CHAT, LATER))
                .event(Events.stoppedResponding("anna", "s"))
                .paused("anna", "s", "lunch", CHAT)
                .after(5)
                .event(Events.loggedOut("anna", "s", LogoutCause.HEARTBEAT_LOST))
                .after(5)
                .loggedIn("anna", "s2");
        givenOneByOne();

        assertThat(projections.rows("""
                        select state, logout_cause, not_responding, wrap_up_ends_at is not null, session_began_at = from_at
                        from history.agent_state where channel = 'chat' order by from_position"""))
                .containsExactly(
                        "logged_out | - | f | f | -",
                        "available | - | f | f | t",
                        "wrap_up | - | f | t | f",
                        "not_responding | - | t | t | f",
                        "paused | - | t | t | f",
                        "logged_out | heartbeat_lost | f | f | -",
                        "available | - | f | f | t");
    }

    @Test
    void aSessionThatReplacesAnotherFollowsItAtOnce() {
        story.paused("anna", "s", "lunch", CHAT)
                .event(Events.loggedOut("anna", "s", LogoutCause.REPLACED))
                .loggedIn("anna", "s2");
        projections.given(story);

        assertThat(projections.rows("""
                        select state, duration_ms, logout_cause, session_id from history.agent_state
                        where channel = 'email' order by from_position"""))
                .containsExactly(
                        "logged_out | 0 | - | -",
                        "available | 10000 | - | " + Story.session("s"),
                        "logged_out | 0 | replaced | -",
                        "available | - | - | " + Story.session("s2"));
    }

    @Test
    void aPauseShowsWhatTheCatalogueSaid() {
        Instant due = NINE.plusSeconds(70);
        story.event(Events.paused("anna", "s", "lunch", false, due, CHAT, EMAIL))
                .after(60)
                .event(Events.overran("anna", "s", "lunch", due, CHAT, EMAIL))
                .after(1)
                .event(Events.paused("anna", "s", "back office", true, null, EMAIL))
                .after(1)
                .paused("anna", "s", "own words", EMAIL);
        givenOneByOne();

        assertThat(projections.rows("""
                        select channel, state, reason, productive, extract(epoch from due_back_at - from_at)::int,
                               extract(epoch from overran_at - from_at)::int, from_position, to_position
                        from history.agent_state where state = 'paused' order by channel, from_position"""))
                .containsExactly(
                        "chat | paused | lunch | f | 60 | 60 | 3 | -",
                        "email | paused | lunch | f | 60 | 60 | 3 | 5",
                        "email | paused | back office | t | - | - | 5 | 6",
                        "email | paused | own words | - | - | - | 6 | -");
    }

    @Test
    void theSamePauseAgainWithAnotherEndIsAnother() {
        story.event(Events.paused("anna", "s", "lunch", false, LATER, CHAT))
                .event(Events.overran("anna", "s", "lunch", LATER, CHAT))
                .after(1)
                .event(Events.paused("anna", "s", "lunch", false, LATER.plusSeconds(1), CHAT));
        givenOneByOne();

        assertThat(projections.rows("""
                        select overran_at is not null, from_position, to_position
                        from history.agent_state where state = 'paused' order by from_position""")).containsExactly("t | 3 | 5", "f | 5 | -");
    }

    @Test
    void allStatesComeAboutAndNoneIsInterruptedForNothing() {
        projections.given(new RandomHistory(37).events(2_500));

        assertThat(projections.rows("select distinct state from history.agent_state order by 1"))
                .containsExactly("available", "logged_out", "not_responding", "paused", "wrap_up");
        assertThat(projections.rows("""
                        select * from (
                            select state, lead(state) over w as next_state, reason, lead(reason) over w as next_reason,
                                   session_id, lead(session_id) over w as next_session
                            from history.agent_state
                            window w as (partition by agent_id, channel order by from_position)) as s
                        where state = next_state and state in ('available', 'logged_out', 'not_responding')
                          and session_id is not distinct from next_session""")).isEmpty();
    }
}
