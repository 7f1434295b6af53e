package io.switchlog.projection;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.Channel.EMAIL;
import static io.switchlog.messages.queue.Strategy.BEEPALL;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static io.switchlog.projection.Story.NINE;
import static io.switchlog.projection.Story.agent;
import static io.switchlog.projection.Story.interaction;
import static io.switchlog.projection.Story.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The view queue_log, read as a file of Asterisk's is: callid, queue, agent, event, data. */
class QueueLogViewTest {
    private final TestProjector projections = new TestProjector();
    private final Story story = new Story();

    @BeforeEach
    void twoQueuesAndThreeAgents() {
        story.queueCreated("A", CHAT, RRMEMORY)
                .queueCreated("B", CHAT, RRMEMORY)
                .queueCreated("post", EMAIL, RRMEMORY)
                .agentCreated("anna")
                .agentCreated("bert")
                .agentCreated("cora")
                .memberAdded("A", "anna", 0)
                .memberAdded("B", "bert", 0)
                .after(60);
    }

    private List<String> log() {
        projections.given(story);
        return projections.rows("""
                        select to_char(time at time zone 'UTC', 'MI:SS'), callid, queuename, agent, event,
                               rtrim(concat_ws(',', data1, data2, data3, data4, data5), ',')
                        from report.queue_log order by time, position, rank, queuename""").stream()
                .map(row -> row.replace(interaction("1").toString(), "call"))
                .toList();
    }

    @Test
    @Tag("R-01")
    void acceptedAndClosed() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .after(2)
                .offered("1", 1, CHAT, "A", "anna")
                .after(3)
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, NINE.plusSeconds(62))
                .after(40)
                .closed("1", CHAT, "anna", "sold");

        assertThat(log())
                .containsExactly(
                        "01:00 | call | A | NONE | ENTERQUEUE | ",
                        "01:05 | call | A | anna | CONNECT | 5,,3",
                        "01:45 | call | A | anna | COMPLETEAGENT | 5,40");
    }

    @Test
    @Tag("R-01")
    void timedOutInOneQueueAndAcceptedInTheNext() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(15)
                .expired("1", 1, CHAT, "anna")
                .after(45)
                .timedOut("1", 1, CHAT, "A", TimeoutCause.NO_ANSWER, false)
                .queued("1", 2, CHAT, "B", RRMEMORY)
                .offered("1", 2, CHAT, "B", "bert")
                .after(4)
                .accepted("1", 2, CHAT, "B", "bert", AcceptMode.AUTO, NINE.plusSeconds(120));

        assertThat(log())
                .containsExactly(
                        "01:00 | call | A | NONE | ENTERQUEUE | ",
                        "01:15 | call | A | anna | RINGNOANSWER | 15000",
                        "02:00 | call | A | NONE | EXITWITHTIMEOUT | ,,60",
                        "02:00 | call | B | NONE | ENTERQUEUE | ",
                        "02:04 | call | B | bert | CONNECT | 4,,4");
    }

    @Test
    @Tag("R-01")
    void abandonedWhileNobodyIsNotified() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .after(12)
                .abandoned("1", 1, CHAT, "A", AbandonCause.WAITING);

        assertThat(log())
                .containsExactly("01:00 | call | A | NONE | ENTERQUEUE | ", "01:12 | call | A | NONE | ABANDON | ,,12");
    }

    @Test
    @Tag("R-01")
    void abandonedWhileAnAgentIsNotified() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(7.5)
                .abandoned("1", 1, CHAT, "A", AbandonCause.WHILE_OFFERED)
                .rescinded("1", 1, CHAT, "anna", RescindCause.ABANDONED);

        assertThat(log())
                .containsExactly(
                        "01:00 | call | A | NONE | ENTERQUEUE | ",
                        "01:07 | call | A | NONE | ABANDON | ,,7",
                        "01:07 | call | A | anna | RINGCANCELED | 7500");
    }

    @Test
    void oneWhoDeclinesHasNotAnswered() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(1.25)
                .rejected("1", 1, CHAT, "anna");

        assertThat(log()).last().isEqualTo("01:01 | call | A | anna | RINGNOANSWER | 1250");
    }

    @Test
    @Tag("R-01")
    void ofAllWhoAreNotifiedAtOnceOnlyTheOneWhoAcceptedIsInTheLog() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", BEEPALL)
                .offered("1", 1, CHAT, "A", "anna")
                .offered("1", 1, CHAT, "A", "bert")
                .offered("1", 1, CHAT, "A", "cora")
                .after(6)
                .accepted("1", 1, CHAT, "A", "bert", AcceptMode.MANUAL, NINE.plusSeconds(60))
                .rescinded("1", 1, CHAT, "anna", RescindCause.ACCEPTED_BY_ANOTHER)
                .rescinded("1", 1, CHAT, "cora", RescindCause.ACCEPTED_BY_ANOTHER);

        assertThat(log())
                .containsExactly("01:00 | call | A | NONE | ENTERQUEUE | ", "01:06 | call | A | bert | CONNECT | 6,,6");
    }

    @Test
    void aTransferNamesTheQueueAndTheContactEntersIt() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(5)
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, NINE.plusSeconds(60))
                .after(30)
                .event(Events.transferred("1", CHAT, "anna", "B"))
                .event(Events.queued("1", 2, 2, Origin.TRANSFER, CHAT, "B", NINE.plusSeconds(200)))
                .offered("1", 2, CHAT, "B", "bert")
                .after(2)
                .accepted("1", 2, CHAT, "B", "bert", AcceptMode.MANUAL, NINE.plusSeconds(95))
                .after(8)
                .closed("1", CHAT, "bert", "done");

        assertThat(log())
                .containsExactly(
                        "01:00 | call | A | NONE | ENTERQUEUE | ",
                        "01:05 | call | A | anna | CONNECT | 5,,5",
                        "01:35 | call | A | anna | BLINDTRANSFER | B,chat,5,30",
                        "01:35 | call | B | NONE | ENTERQUEUE | ",
                        "01:37 | call | B | bert | CONNECT | 2,,2",
                        "01:45 | call | B | bert | COMPLETEAGENT | 2,8");
    }

    @Test
    void aLoginAddsTheAgentToTheQueuesOfItsChannelsAndALogoutTakesHimOut() {
        story.memberAdded("post", "anna", 0)
                .loggedIn("anna", "s")
                .after(10)
                .event(Events.loggedOut("anna", "s", LogoutCause.REQUESTED));

        assertThat(log())
                .containsExactly(
                        "01:00 | MANAGER | A | anna | ADDMEMBER | ",
                        "01:00 | MANAGER | post | anna | ADDMEMBER | ",
                        "01:10 | MANAGER | A | anna | REMOVEMEMBER | ",
                        "01:10 | MANAGER | post | anna | REMOVEMEMBER | ");
    }

    @Test
    void aPauseIsInTheLogOnceForEachQueueOfItsChannels() {
        story.memberAdded("post", "anna", 0)
                .loggedIn("anna", "s")
                .after(10)
                .paused("anna", "s", "lunch", CHAT, EMAIL)
                .after(10)
                .paused("anna", "s", "training", EMAIL)
                .after(10)
                .unpaused("anna", "s", CHAT, EMAIL);

        assertThat(log())
                .containsExactly(
                        "01:00 | MANAGER | A | anna | ADDMEMBER | ",
                        "01:00 | MANAGER | post | anna | ADDMEMBER | ",
                        "01:10 | NONE | A | anna | PAUSE | lunch",
                        "01:10 | NONE | post | anna | PAUSE | lunch",
                        "01:20 | NONE | post | anna | PAUSE | training",
                        "01:30 | NONE | A | anna | UNPAUSE | ",
                        "01:30 | NONE | post | anna | UNPAUSE | ");
    }

    @Test
    void aPauseOnEveryChannelIsInTheLogOnceMore() {
        story.loggedIn("anna", "s")
                .after(10)
                .paused("anna", "s", "lunch", Channel.values())
                .after(10)
                .unpaused("anna", "s", CHAT)
                .after(10)
                .paused("anna", "s", "talk", CHAT)
                .after(10)
                .event(Events.loggedOut("anna", "s", LogoutCause.REQUESTED));

        assertThat(log())
                .containsExactly(
                        "01:00 | MANAGER | A | anna | ADDMEMBER | ",
                        "01:10 | NONE | NONE | anna | PAUSEALL | lunch",
                        "01:10 | NONE | A | anna | PAUSE | lunch",
                        "01:20 | NONE | NONE | anna | UNPAUSEALL | ",
                        "01:20 | NONE | A | anna | UNPAUSE | ",
                        "01:30 | NONE | NONE | anna | PAUSEALL | ",
                        "01:30 | NONE | A | anna | PAUSE | talk",
                        "01:40 | MANAGER | A | anna | REMOVEMEMBER | ");
    }

    @Test
    void anAgentWhoCountsAsAwayIsPausedByTheSystem() {
        story.loggedIn("anna", "s")
                .after(10)
                .event(Events.stoppedResponding("anna", "s"))
                .after(10)
                .event(Events.returned("anna", "s"));

        assertThat(log())
                .containsExactly(
                        "01:00 | MANAGER | A | anna | ADDMEMBER | ",
                        "01:10 | NONE | A | anna | PAUSE | Auto-Pause",
                        "01:20 | NONE | A | anna | UNPAUSE | ");
    }

    @Test
    void aWrapUpIsNotInTheLogAsItIsNotInAsterisks() {
        story.loggedIn("anna", "s")
                .after(10)
                .event(Events.wrapUpBegan("anna", "s", CHAT, NINE.plusSeconds(100)))
                .after(10)
                .event(Events.wrapUpEnded("anna", "s", CHAT));

        assertThat(log()).containsExactly("01:00 | MANAGER | A | anna | ADDMEMBER | ");
    }

    @Test
    void onlyMembersWhoAreLoggedInComeAndGo() {
        story.memberAdded("B", "anna", 0)
                .event(new QueueMemberRemoved(queue("B"), agent("anna")))
                .loggedIn("anna", "s")
                .after(10)
                .memberAdded("B", "anna", 0)
                .after(10)
                .event(new QueueMemberPenaltyChanged(queue("B"), agent("anna"), 0, 3))
                .after(10)
                .event(new QueueMemberRemoved(queue("B"), agent("anna")));

        assertThat(log())
                .containsExactly(
                        "01:00 | MANAGER | A | anna | ADDMEMBER | ",
                        "01:10 | MANAGER | B | anna | ADDMEMBER | ",
                        "01:20 | NONE | B | anna | PENALTY | 3",
                        "01:30 | MANAGER | B | anna | REMOVEMEMBER | ");
    }

    @Test
    void oneWhoJoinsAQueueInAPauseIsAddedPaused() {
        story.loggedIn("anna", "s")
                .paused("anna", "s", "lunch", Channel.values())
                .after(10)
                .memberAdded("B", "anna", 0);

        assertThat(log())
                .endsWith("01:10 | MANAGER | B | anna | ADDMEMBER | PAUSED", "01:10 | NONE | B | anna | PAUSE | lunch");
    }

    @Test
    void aStepThatNamesAnAgentIsInNoQueue() {
        story.received("1", CHAT, "site")
                .directed("1", 1, CHAT, "anna")
                .offered("1", 1, CHAT, "", "anna")
                .after(5)
                .accepted("1", 1, CHAT, "", "anna", AcceptMode.MANUAL, NINE.plusSeconds(60))
                .after(5)
                .closed("1", CHAT, "anna", "done");

        assertThat(log()).isEmpty();
    }
}
