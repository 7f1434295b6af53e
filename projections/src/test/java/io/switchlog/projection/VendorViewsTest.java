package io.switchlog.projection;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.Channel.EMAIL;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static io.switchlog.projection.Story.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.TimeoutCause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The views with the vendor's names, asked in the vendor's spelling. */
class VendorViewsTest {
    private final TestProjector projections = new TestProjector();
    private final Story story = new Story().agentCreated("anna").agentCreated("bert");

    private List<String> queues() {
        projections.given(story);
        return projections.rows("""
                select queue, type, queuecallerjoin, queuecallerleave, queuecallercomplete, queuecallerabandon,
                       queuecallerexit, extract(epoch from queuecallerleaveAt - queuecallerjoinAt)::int,
                       extract(epoch from queuecallercompleteAt - queuecallerleaveAt)::int,
                       extract(epoch from queuecallerabandonAt - queuecallerjoinAt)::int,
                       queuecallerexitreason, holdtime, talktime, membername
                from report.report_queue order by queuecallerjoinAt, uniqueid, queue""");
    }

    @Test
    void anAcceptedStepIsCompleteWithItsWaitAndItsTalk() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(5)
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, NINE);
        assertThat(queues()).containsExactly("A | inbound | 1 | 1 | 1 | 0 | 0 | 5 | - | - | - | 5 | - | anna");

        projections.given(new Story().after(65).closed("1", CHAT, "anna", "done"));
        assertThat(projections.rows("""
                        select queuecallercomplete, extract(epoch from queuecallercompleteAt - queuecallerleaveAt)::int, talktime
                        from report.report_queue""")).containsExactly("1 | 60 | 60");
    }

    @Test
    void timeoutsAreExitsAndNotAbandons() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .after(60)
                .timedOut("1", 1, CHAT, "A", TimeoutCause.NO_MEMBERS, false)
                .queued("1", 2, CHAT, "B", RRMEMORY)
                .after(9)
                .abandoned("1", 2, CHAT, "B", AbandonCause.WAITING);

        assertThat(queues())
                .containsExactly(
                        "A | inbound | 1 | 1 | 0 | 0 | 1 | 60 | - | - | no_members | 60 | - | -",
                        "B | inbound | 1 | 1 | 0 | 1 | 0 | 9 | - | 9 | - | 9 | - | -");
    }

    @Test
    void oneWhoWaitsHasOnlyJoined() {
        story.received("1", CHAT, "site").queued("1", 1, CHAT, "A", RRMEMORY);

        assertThat(queues()).containsExactly("A | inbound | 1 | 0 | 0 | 0 | 0 | - | - | - | - | - | - | -");
    }

    @Test
    void mailsAreAlsoUnderTheirOwnName() {
        story.received("1", EMAIL, "site")
                .queued("1", 1, EMAIL, "post", RRMEMORY)
                .offered("1", 1, EMAIL, "post", "bert")
                .after(5)
                .accepted("1", 1, EMAIL, "post", "bert", AcceptMode.MANUAL, NINE)
                .received("2", CHAT, "site")
                .queued("2", 1, CHAT, "A", RRMEMORY);
        projections.given(story);

        assertThat(projections.rows("""
                        select queue, reason, UserId = '%s', membername, holdtime,
                               extract(epoch from acceptAt - joinAt)::int, acceptAt = leaveAt, exitAt, abandonAt
                        from report.report_mail_queue""".formatted(Story.agent("bert"))))
                .containsExactly("post | accepted | t | bert | 5 | 5 | t | - | -");
    }

    @Test
    void sessionsPausesAndWrapUpsOfMembersAreIntervals() {
        story.loggedIn("anna", "s")
                .after(10)
                .paused("anna", "s", "lunch", CHAT)
                .after(20)
                .unpaused("anna", "s", CHAT)
                .after(5)
                .event(Events.wrapUpBegan("anna", "s", CHAT, NINE.plusSeconds(50)))
                .after(15)
                .event(Events.wrapUpEnded("anna", "s", CHAT))
                .event(Events.stoppedResponding("anna", "s"))
                .after(10)
                .loggedOut("anna", "s")
                .after(10)
                .loggedIn("anna", "t");
        projections.given(story);

        assertThat(projections.rows("""
                        select membername, type, data1, extract(epoch from enterAt - '%s')::int,
                               extract(epoch from exitAt - enterAt)::int, duration
                        from report.report_member where channel = 'chat' order by enterAt, type""".formatted(NINE)))
                .containsExactly(
                        "anna | LOGIN | - | 0 | 60 | 60",
                        "anna | PAUSE | lunch | 10 | 20 | 20",
                        "anna | WRAPUP | - | 35 | 15 | 15",
                        "anna | PAUSE | Auto-Pause | 50 | 10 | 10",
                        "anna | LOGIN | - | 70 | - | -");
        assertThat(projections.rows("select count(*) = count(distinct id) from report.report_member"))
                .containsExactly("t");
    }

    @Test
    void anErasedAgentIsKnownByHisId() {
        story.agentCreated("!erased").loggedIn("!erased", "s");
        projections.given(story);

        assertThat(projections.rows("select distinct membername from report.report_member"))
                .containsExactly(Story.agent("!erased").toString());
    }
}
