package io.switchlog.projection.interaction;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.Channel.EMAIL;
import static io.switchlog.messages.queue.Strategy.BEEPALL;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static io.switchlog.projection.Story.NINE;
import static io.switchlog.projection.Story.interaction;
import static io.switchlog.projection.Story.passedOver;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.projection.Folding;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import io.switchlog.projection.Texts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QueueReportTableTest {
    private static final String ROW = """
            select step_no, queue_name, reason, cause, user_name, wait_ms, answer_ms, ring_ms,
                   offer_count, offered_agents, expired_offers, rejected_offers, rescinded_offers, refused_admissions
            from report.report_chat_queue order by interaction_id, step_no""";

    private final TestProjector projections = new TestProjector();

    @Test
    @Tag("AG-116")
    @Tag("AG-118")
    @Tag("AG-123")
    void anAcceptedStepIsOneRowWithTheAgentWhoAccepted() {
        projections.given(new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .after(2)
                .offered("1", 1, CHAT, "A", "anna")
                .after(1.5)
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, NINE.plusSeconds(2)));

        assertThat(projections.rows("select t::text from report.report_chat_queue t"))
                .containsExactly("(" + StepId.of(interaction("1"), 1) + "," + interaction("1") + ",1,1,"
                        + Story.queue("A") + ",A," + Story.account("site") + ",site,rrmemory," + Story.agent("anna")
                        + ",\"anna Full\",WEBRTC,,accepted,manual,\"2026-03-02 09:00:00.000123+00\","
                        + "\"2026-03-02 09:01:00.000123+00\",\"2026-03-02 09:00:02.000123+00\","
                        + "\"2026-03-02 09:00:03.500123+00\",,,\"2026-03-02 09:00:03.500123+00\",3500,3500,1500,"
                        + "1,1,0,0,0,0,,new,native,2,4,\"2026-03-02 09:00:00.000123+00\",0)");
    }

    @Test
    void aWaitingStepIsARowWithoutAReason() {
        projections.given(new Story().received("1", CHAT, "site").queued("1", 1, CHAT, "A", RRMEMORY));

        assertThat(projections.rows(ROW)).containsExactly("1 | A | - | - | - | - | - | - | 0 | 0 | 0 | 0 | 0 | 0");
    }

    @Test
    @Tag("AG-117")
    @Tag("AG-122")
    void aTimeoutInOneQueueAndAnAcceptanceInTheNextAreTwoRows() {
        projections.given(new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(15)
                .expired("1", 1, CHAT, "anna")
                .after(45)
                .timedOut("1", 1, CHAT, "A", TimeoutCause.NO_ANSWER, false)
                .queued("1", 2, CHAT, "B", RRMEMORY)
                .offered("1", 2, CHAT, "B", "bert")
                .after(3)
                .accepted("1", 2, CHAT, "B", "bert", AcceptMode.AUTO, NINE.plusSeconds(60)));

        assertThat(projections.rows(ROW))
                .containsExactly(
                        "1 | A | timeout | no_answer | - | 60000 | - | - | 1 | 1 | 1 | 0 | 0 | 0",
                        "2 | B | accepted | auto | bert Full | 3000 | 3000 | 3000 | 1 | 1 | 0 | 0 | 0 | 0");
    }

    @Test
    @Tag("AG-120")
    void aStepWhoseAgentsAreAllAtTheTabLimitTimesOutWithoutAnOffer() {
        projections.given(new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .after(60)
                .timedOut(
                        "1",
                        1,
                        CHAT,
                        "A",
                        TimeoutCause.TAB_LIMIT,
                        true,
                        passedOver("anna", AdmissionRefusal.TAB_LIMIT),
                        passedOver("bert", AdmissionRefusal.TAB_LIMIT)));

        assertThat(projections.rows(ROW))
                .containsExactly("1 | A | timeout | tab_limit | - | 60000 | - | - | 0 | 0 | 0 | 0 | 0 | 2");
    }

    @Test
    @Tag("AG-119")
    void aContactWhoLeavesWhileAnAgentIsNotifiedAbandons() {
        projections.given(new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(4)
                .abandoned("1", 1, CHAT, "A", AbandonCause.WHILE_OFFERED)
                .rescinded("1", 1, CHAT, "anna", RescindCause.ABANDONED));

        assertThat(projections.rows(ROW))
                .containsExactly("1 | A | abandoned | while_offered | - | 4000 | - | - | 1 | 1 | 0 | 0 | 1 | 0");
        assertThat(projections.rows("select outcome, cause from history.offer"))
                .containsExactly("rescinded | abandoned");
    }

    @Test
    @Tag("AG-116")
    void beepallToFiveAgentsIsOneRowAndFiveOffers() {
        Story story = new Story().received("1", CHAT, "site").queued("1", 1, CHAT, "A", BEEPALL);
        List<String> agents = List.of("anna", "bert", "cleo", "dora", "emil");
        agents.forEach(agent -> story.offered("1", 1, CHAT, "A", agent));
        story.after(1).accepted("1", 1, CHAT, "A", "cleo", AcceptMode.MANUAL, NINE);
        agents.stream()
                .filter(agent -> !agent.equals("cleo"))
                .forEach(agent -> story.rescinded("1", 1, CHAT, agent, RescindCause.ACCEPTED_BY_ANOTHER));

        projections.given(story);

        assertThat(projections.rows(ROW))
                .containsExactly("1 | A | accepted | manual | cleo Full | 1000 | 1000 | 1000 | 5 | 5 | 0 | 0 | 4 | 0");
        assertThat(projections.rows("select outcome, count(*) from history.offer group by outcome order by outcome"))
                .containsExactly("accepted | 1", "rescinded | 4");
    }

    @Test
    void anAgentCountsOnceHoweverOftenHeIsNotifiedOrPassedOver() {
        Story story = new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna", passedOver("bert", AdmissionRefusal.PAUSED));
        projections.given(story);
        assertThat(projections.rows("select count(*) from projection.waiting_chat_step"))
                .containsExactly("1");
        int before = story.events().size();
        story.after(1)
                .rejected("1", 1, CHAT, "anna")
                .offered("1", 1, CHAT, "A", "anna", passedOver("bert", AdmissionRefusal.CAPACITY))
                .after(59)
                .rescinded("1", 1, CHAT, "anna", RescindCause.STEP_TIMED_OUT)
                .timedOut(
                        "1",
                        1,
                        CHAT,
                        "A",
                        TimeoutCause.NO_ANSWER,
                        true,
                        passedOver("bert", AdmissionRefusal.PAUSED),
                        passedOver("cleo", AdmissionRefusal.NOT_LOGGED_IN));
        projections.given(story.events().subList(before, story.events().size()));

        assertThat(projections.rows(ROW))
                .containsExactly("1 | A | timeout | no_answer | - | 60000 | - | - | 2 | 1 | 0 | 1 | 1 | 2");
        assertThat(projections.rows("select count(*) from projection.waiting_chat_step"))
                .containsExactly("0");
    }

    @Test
    void whereTheListIsCutShortTheNumberCounts() {
        projections.given(new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .event(new InteractionOffered(
                        interaction("1"),
                        1,
                        Story.agent("anna"),
                        Story.queue("A"),
                        CHAT,
                        NINE.plusSeconds(15),
                        new Choice(
                                RRMEMORY,
                                1,
                                List.of(Story.agent("anna")),
                                List.of(passedOver("bert", AdmissionRefusal.PAUSED)),
                                1,
                                70),
                        null,
                        null))
                .rejected("1", 1, CHAT, "anna")
                .offered("1", 1, CHAT, "A", "anna", passedOver("cleo", AdmissionRefusal.PAUSED)));

        assertThat(projections.rows("select refused_admissions from report.report_chat_queue"))
                .containsExactly("70");
    }

    @Test
    void aStepThatNamesAnAgentMakesNoRow() {
        projections.given(new Story()
                .received("1", CHAT, "site")
                .directed("1", 1, CHAT, "anna")
                .offered("1", 1, CHAT, "", "anna")
                .after(60)
                .rescinded("1", 1, CHAT, "anna", RescindCause.STEP_TIMED_OUT)
                .timedOut("1", 1, CHAT, "", TimeoutCause.NO_ANSWER, false)
                .queued("1", 2, CHAT, "A", RRMEMORY));

        assertThat(projections.rows(ROW)).containsExactly("2 | A | - | - | - | - | - | - | 0 | 0 | 0 | 0 | 0 | 0");
    }

    @Test
    @Tag("AG-116")
    void eachChannelHasItsOwnTableAndTheViewHasThemAll() {
        Story story = new Story();
        for (Channel channel : Channel.digital()) {
            story.received(channel.code(), channel, "site").queued(channel.code(), 1, channel, "A", RRMEMORY);
        }

        projections.given(story);

        for (Channel channel : Channel.digital()) {
            assertThat(projections.rows("select interaction_id from report.report_" + channel.code() + "_queue"))
                    .containsExactly(interaction(channel.code()).toString());
        }
        assertThat(projections.rows("select channel from report.report_all_queue order by 1"))
                .containsExactly("chat", "email", "fax", "openchannel", "sms", "whatsapp");
    }

    @Test
    void theNameOfAnErasedAgentReadsErased() {
        projections.given(new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "!anna")
                .accepted("1", 1, CHAT, "A", "!anna", AcceptMode.MANUAL, NINE));

        assertThat(projections.rows("select user_name from report.report_chat_queue"))
                .containsExactly("[erased]");
    }

    @Test
    void offeredIsAcceptedAndTimeoutAndAbandonedAndWaiting() {
        projections.given(new RandomHistory(42).events(600));

        assertThat(projections.rows("""
                        select channel, queue_id from report.report_all_queue group by 1, 2
                        having count(*) <> count(*) filter (where reason = 'accepted')
                                         + count(*) filter (where reason = 'timeout')
                                         + count(*) filter (where reason = 'abandoned')
                                         + count(*) filter (where reason is null)""")).isEmpty();
        assertThat(projections.rows("""
                        select r.interaction_id, r.step_no from report.report_all_queue r
                        left join history.offer o using (interaction_id, step_no)
                        group by r.interaction_id, r.step_no, r.offer_count, r.expired_offers, r.rejected_offers,
                                 r.rescinded_offers, r.offered_agents, r.reason
                        having r.offer_count <> count(o.agent_id)
                            or r.offered_agents <> count(distinct o.agent_id)
                            or r.expired_offers <> count(*) filter (where o.outcome = 'expired')
                            or r.rejected_offers <> count(*) filter (where o.outcome = 'rejected')
                            or r.rescinded_offers <> count(*) filter (where o.outcome = 'rescinded')
                            or (r.reason is not distinct from 'accepted')
                               <> (count(*) filter (where o.outcome = 'accepted') = 1)""")).isEmpty();
    }

    @Test
    void theFoldIgnoresOtherChannels() {
        QueueReportTable chat = new QueueReportTable(CHAT, new Texts(Story.UNSEALER));

        Map<UUID, QueueStep> steps = Folding.fold(
                chat,
                new Story()
                        .queued("1", 1, EMAIL, "A", RRMEMORY)
                        .queued("2", 1, CHAT, "B", RRMEMORY)
                        .events());

        assertThat(steps).containsOnlyKeys(StepId.of(interaction("2"), 1));
    }

    @Test
    void theIdIsUuidVersion5OfTheStepInTheInteraction() {
        InteractionId namespace = InteractionId.of("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(StepId.of(namespace, 1)).hasToString("b04965e6-a9bb-591f-8f8a-1adcb2c8dc39");
        assertThat(StepId.of(namespace, 12)).hasToString("52524d6e-10dc-5261-aa36-8b2efcbaa5f0");
    }
}
