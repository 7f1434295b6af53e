package io.switchlog.projection.interaction;

import static io.switchlog.projection.Story.account;
import static io.switchlog.projection.Story.agent;
import static io.switchlog.projection.Story.interaction;
import static io.switchlog.projection.Story.queue;
import static io.switchlog.projection.Story.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.call.CallDirection;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.CallEvent.CallHeld;
import io.switchlog.messages.interaction.CallEvent.CallRecordingPaused;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStopped;
import io.switchlog.messages.interaction.CallEvent.CallReleased;
import io.switchlog.messages.interaction.CallEvent.CallResumed;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was told an hour later stands in the reports by the switchboard's clock, and in histories by the log's. */
class CallTablesTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final String QUEUE = """
            select step_no, account_name, strategy, reason, cause, joined_at at time zone 'UTC', wait_ms, ring_ms,
                   offer_count, released_by, hold_ms, talk_ms, pbx, unique_id, direction, source, deadline_at
            from report.report_voice_queue order by step_no""";

    private final TestProjector projections = new TestProjector();
    private final Story story = new Story();

    /** What follows happened then, and was found out afterwards or not. */
    private Story at(int second, boolean reconciled) {
        return story.after(1)
                .because(Map.of(
                        "actor",
                        "pbx:branch",
                        "actorRole",
                        "system",
                        "origin",
                        reconciled ? "reconciliation" : "phone",
                        "occurredAt",
                        EIGHT.plusSeconds(second).toString(),
                        "pbx",
                        "branch"));
    }

    private Story at(int second) {
        return at(second, false);
    }

    private void received() {
        at(0).event(new InteractionReceived(
                interaction("1"),
                account("branch"),
                "branch",
                Channel.VOICE,
                new Contact(Story.id("caller"), null, null, null),
                null,
                null,
                0,
                List.of()));
    }

    private void began(int steps) {
        at(0).event(new CallBegan(
                interaction("1"),
                "branch",
                "u.1",
                "l.1",
                CallDirection.INBOUND,
                account("service"),
                "Service line",
                "800500",
                new Contact(Story.id("caller"), null, sealed("0039 02 1"), null),
                steps));
    }

    private void queued(int second) {
        at(second)
                .event(new InteractionQueued(
                        interaction("1"),
                        1,
                        1,
                        Origin.NEW,
                        queue("A"),
                        "A",
                        Strategy.RRMEMORY,
                        Channel.VOICE,
                        account("branch"),
                        "branch",
                        0,
                        null,
                        1));
    }

    private void offered(int second) {
        at(second)
                .event(new InteractionOffered(
                        interaction("1"),
                        1,
                        agent("anna"),
                        queue("A"),
                        Channel.VOICE,
                        EIGHT.plusSeconds(second + 15),
                        new Choice(Strategy.RRMEMORY, 1, List.of(agent("anna")), List.of(), null, null),
                        null,
                        null));
    }

    private void accepted(int second, int rang) {
        at(second)
                .event(new InteractionAccepted(
                        interaction("1"),
                        1,
                        agent("anna"),
                        sealed("Anna"),
                        Typology.WEBRTC,
                        queue("A"),
                        Channel.VOICE,
                        AcceptMode.MANUAL,
                        EIGHT.plusSeconds(rang)));
    }

    private CallReleased released(Release release, boolean concluded) {
        return new CallReleased(interaction("1"), 1, agent("anna"), queue("A"), release, null, concluded);
    }

    @Test
    void anAnsweredCallIsReportedByTheSwitchboardsClock() {
        received();
        began(0);
        queued(1);
        offered(2);
        accepted(5, 2);
        at(10).event(new CallHeld(interaction("1"), 1, agent("anna")));
        at(14).event(new CallResumed(interaction("1"), 1, agent("anna")));
        at(30).event(released(Release.AGENT_HUNG_UP, false))
                .event(new InteractionClosed(interaction("1"), agent("anna"), Channel.VOICE, null))
                .event(new CallEnded(interaction("1"), Party.AGENT, 16));
        projections.given(story);

        assertThat(projections.rows(QUEUE))
                .containsExactly("1 | branch | rrmemory | accepted | manual | 2026-03-02 08:00:01 | 4000 | 3000 | 1 | "
                        + "agent_hung_up | 4000 | 25000 | branch | u.1 | inbound | ami | -");
        assertThat(projections.rows("""
                        select agent_name, talk_ms, hold_ms, ended_by, released_by, source from report.report_voice_session""")).containsExactly("Anna | 25000 | 4000 | closed | agent_hung_up | ami");
        assertThat(projections.rows("select ring_ms, outcome from report.report_voice_offer"))
                .containsExactly("3000 | accepted");
        assertThat(projections.rows("select status, ended_at > received_at from directory.interaction"))
                .containsExactly("closed | t");
        assertThat(projections.rows("""
                        select hung_up_by, hangup_cause, hung_up_at at time zone 'UTC' from directory.call""")).containsExactly("agent | 16 | 2026-03-02 08:00:30");
        assertThat(projections.rows("select accepted_at > '2026-03-02 09:00Z' from history.engagement"))
                .containsExactly("t");
    }

    @Test
    void theArrivalMayBeReportedLast() {
        received();
        queued(1);
        offered(2);
        began(1);
        projections.given(story);

        assertThat(projections.rows("select account_name, unique_id, linked_id from report.report_voice_queue"))
                .containsExactly("Service line | u.1 | l.1");
        assertThat(projections.rows("select account_name, contact_phone from directory.interaction"))
                .containsExactly("Service line | 0039 02 1");
    }

    @Test
    void theReportOfAReleaseIsBetterThanAConclusion() {
        received();
        queued(1);
        offered(2);
        accepted(5, 2);
        at(20).event(new CallHeld(interaction("1"), 1, agent("anna")));
        at(31).event(released(Release.SWITCHBOARD, true));
        at(30).event(released(Release.CALLER_HUNG_UP, false));
        projections.given(story);

        assertThat(projections.rows("select released_by, talk_ms, hold_ms from report.report_voice_session"))
                .containsExactly("caller_hung_up | 25000 | 10000");
    }

    @Test
    void whatWasFoundOutAfterwardsInPartIsReconciled() {
        received();
        queued(1);
        at(9, true)
                .event(new InteractionAbandoned(interaction("1"), 1, queue("A"), Channel.VOICE, AbandonCause.WAITING));
        projections.given(story);

        assertThat(projections.rows("select reason, wait_ms, source from report.report_voice_queue"))
                .containsExactly("abandoned | 8000 | reconciled");
    }

    @Test
    void aClockThatIsSetBackMakesNoNegativeTimes() {
        received();
        queued(10);
        offered(8);
        accepted(7, 6);
        at(3).event(released(Release.CALLER_HUNG_UP, false));
        projections.given(story);

        assertThat(projections.rows("select wait_ms, talk_ms from report.report_voice_queue"))
                .containsExactly("0 | 0");
    }

    @Test
    void aCallThatNobodyEverHadEndsUnanswered() {
        received();
        began(0);
        at(4).event(new CallEnded(interaction("1"), Party.CALLER, null));
        projections.given(story);

        assertThat(projections.rows("select status from directory.interaction")).containsExactly("timed_out");
        assertThat(projections.rows("select ended_by, to_at is not null from history.interaction_state"))
                .containsExactly("timed_out | t");
    }

    @Test
    void recordingsAreListedWithTheirConversation() {
        received();
        queued(1);
        offered(2);
        accepted(5, 2);
        at(6).event(new CallRecordingStarted(interaction("1"), 1, agent("anna"), "a.wav"));
        at(8).event(new CallRecordingPaused(interaction("1"), "a.wav"));
        at(9).event(new CallRecordingStopped(interaction("1"), "a.wav"));
        projections.given(story);

        assertThat(projections.rows("""
                        select file, step_no, pauses, paused, stopped_at - started_at from report.report_voice_recording""")).containsExactly("a.wav | 1 | 1 | f | 00:00:03");
        assertThat(projections.rows("select recordings, recording_files from report.report_voice_session"))
                .containsExactly("1 | a.wav");
    }
}
