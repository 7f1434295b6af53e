package io.switchlog.command.call;

import static io.switchlog.command.call.Line.BEGINNING;
import static io.switchlog.command.call.Line.CALLER;
import static io.switchlog.command.call.Line.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallDirection;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.CallEvent.CallReleased;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AddContactMessage;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallDeskTest {
    private final Centre centre = new Centre();
    private final AgentId anna = centre.loggedIn();
    private final AgentId bert = centre.loggedIn();
    private final QueueId sales = centre.queue(Channel.VOICE, Strategy.RRMEMORY, anna, bert);
    private final QueueId support = centre.queue(Channel.VOICE, Strategy.LEASTRECENT, bert);
    private Line line = new Line();

    @BeforeEach
    void anotherCall() {
        line = new Line();
    }

    @AfterAll
    void closeCentre() {
        centre.close();
    }

    private void given(CallCommand... reports) {
        List.of(reports).forEach(centre::given);
    }

    private List<String> namesOf(CallCommand report) {
        return centre.when(report).events().stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    private InteractionOffered offered(int stepNo, QueueId queue, Strategy strategy, AgentId agent, int second) {
        return new InteractionOffered(
                line.id,
                stepNo,
                agent,
                queue,
                Channel.VOICE,
                BEGINNING.plusSeconds(second + Centre.AGENT_TIMEOUT_SECONDS),
                new Choice(strategy, 1, List.of(agent), List.of(), null, null),
                null,
                null);
    }

    private InteractionAccepted accepted(int stepNo, QueueId queue, AgentId agent, int rang) {
        return new InteractionAccepted(
                line.id,
                stepNo,
                agent,
                Centre.name(agent),
                Typology.WEBRTC,
                queue,
                Channel.VOICE,
                AcceptMode.MANUAL,
                BEGINNING.plusSeconds(rang));
    }

    private InteractionQueued queued(
            int stepNo, int routeNo, Origin origin, QueueId queue, Strategy strategy, int visit) {
        return new InteractionQueued(
                line.id,
                stepNo,
                routeNo,
                origin,
                queue,
                "Sales",
                strategy,
                Channel.VOICE,
                SERVICE,
                "800500",
                0,
                null,
                visit);
    }

    @Test
    void anArrivalBeginsTheInteraction() {
        centre.when(line.arrival())
                .expectEvents(
                        new InteractionReceived(
                                line.id, SERVICE, "800500", Channel.VOICE, CALLER, null, null, 0, List.of()),
                        new CallBegan(
                                line.id,
                                "branch",
                                "u1",
                                "l1",
                                CallDirection.INBOUND,
                                SERVICE,
                                "800500",
                                "800500",
                                CALLER,
                                0));
    }

    @Test
    void whatIsReportedTwiceIsRecordedOnce() {
        CallCommand[] day = {
            line.arrival(),
            line.join(1, 1, sales),
            line.ringing(2, 1, anna),
            line.ringEnd(5, 1, anna, RingOutcome.NO_ANSWER),
            line.ringing(6, 1, bert),
            line.connection(8, 1, bert, 2_000L),
            line.release(20, 1, bert, Release.CALLER_HUNG_UP),
            line.end(20, Party.CALLER)
        };
        for (CallCommand report : day) {
            assertThat(centre.when(report).events()).as(report.toString()).isNotEmpty();
        }
        for (CallCommand report : day) {
            centre.when(report).expectEvents();
        }
    }

    @Test
    void aCallIsAnsweredOutOfItsQueueAndTheAgentHasOneTabMore() {
        given(line.arrival());
        centre.when(line.join(1, 1, sales)).expectEvents(queued(1, 1, Origin.NEW, sales, Strategy.RRMEMORY, 1));
        centre.when(line.ringing(2, 1, anna)).expectEvents(offered(1, sales, Strategy.RRMEMORY, anna, 2));
        centre.when(line.connection(4, 1, anna, null))
                .expectEvents(accepted(1, sales, anna, 2), new AgentTabOpened(anna, line.id, Channel.VOICE));
        centre.when(line.release(30, 1, anna, Release.AGENT_HUNG_UP))
                .expectEvents(
                        new CallReleased(line.id, 1, anna, sales, Release.AGENT_HUNG_UP, null, false),
                        new InteractionClosed(line.id, anna, Channel.VOICE, null),
                        new AgentTabClosed(anna, line.id, Channel.VOICE));
        centre.when(line.end(30, Party.AGENT)).expectEvents(new CallEnded(line.id, Party.AGENT, 16));
    }

    @Test
    void aConnectionWithoutARingTellsSinceWhenItRang() {
        given(line.arrival(), line.join(1, 1, sales));
        centre.when(line.connection(9, 1, anna, 3_000L))
                .expectEvents(
                        offered(1, sales, Strategy.RRMEMORY, anna, 9),
                        accepted(1, sales, anna, 6),
                        new AgentTabOpened(anna, line.id, Channel.VOICE));
    }

    @Test
    void theEndOfARingThatNobodyReportedIsThatOfARing() {
        given(line.arrival(), line.join(1, 1, sales));
        centre.when(line.ringEnd(5, 1, anna, RingOutcome.NO_ANSWER))
                .expectEvents(
                        offered(1, sales, Strategy.RRMEMORY, anna, 5),
                        new InteractionOfferExpired(line.id, 1, anna, Channel.VOICE));
        centre.when(line.ringing(2, 1, anna)).expectEvents();
    }

    @Test
    void aCallThatIsNotLetInIsQueuedAndOutAtOnce() {
        given(line.arrival());
        centre.when(line.exit(1, 1, sales, QueueExit.JOIN_EMPTY))
                .expectEvents(
                        queued(1, 1, Origin.NEW, sales, Strategy.RRMEMORY, 1),
                        new InteractionTimedOut(
                                line.id, 1, sales, Channel.VOICE, TimeoutCause.EXIT_EMPTY, List.of(), true));
        Line full = new Line();
        assertThat(centre.when(full.exit(1, 1, sales, QueueExit.FULL)).events())
                .contains(new InteractionTimedOut(
                        full.id, 1, sales, Channel.VOICE, TimeoutCause.EXIT_FULL, List.of(), true));
    }

    @Test
    @Tag("AG-117")
    void aTimeOutIsNoAbandonAndTheNextQueueIsAStepOfItsOwn() {
        given(line.arrival(), line.join(1, 1, sales), line.ringing(2, 1, anna));
        centre.when(line.exit(9, 1, sales, QueueExit.TIMED_OUT))
                .expectEvents(
                        new InteractionOfferRescinded(line.id, 1, anna, Channel.VOICE, RescindCause.STEP_TIMED_OUT),
                        new InteractionTimedOut(
                                line.id, 1, sales, Channel.VOICE, TimeoutCause.NO_ANSWER, List.of(), true));
        assertThat(centre.when(line.join(9, 2, support)).events())
                .contains(queued(2, 2, Origin.NEW, support, Strategy.LEASTRECENT, 2));
        given(line.connection(12, 2, bert, 1_000L), line.end(20, Party.CALLER));
    }

    @Test
    @Tag("AG-119")
    void aCallerWhoHangsUpAsTheAgentPicksUpIsGone() {
        given(line.arrival(), line.join(1, 1, sales), line.ringing(2, 1, anna));
        centre.when(line.ringEnd(4, 1, anna, RingOutcome.CANCELLED)).expectEvents();
        centre.when(line.exit(4, 1, sales, QueueExit.ABANDONED))
                .expectEvents(
                        new InteractionOfferRescinded(line.id, 1, anna, Channel.VOICE, RescindCause.ABANDONED),
                        new InteractionAbandoned(line.id, 1, sales, Channel.VOICE, AbandonCause.WHILE_OFFERED));
        centre.when(line.connection(4, 1, anna, 2_000L)).expectEvents();
    }

    @Test
    void aJoinWhileAnAgentHasItIsATransfer() {
        given(line.arrival(), line.join(1, 1, sales), line.ringing(2, 1, anna), line.connection(4, 1, anna, null));
        centre.when(line.join(10, 2, support))
                .expectEvents(
                        new CallReleased(line.id, 1, anna, sales, Release.BLIND_TRANSFER, null, true),
                        new InteractionTransferred(line.id, anna, Channel.VOICE, support, null, List.of()),
                        queued(2, 2, Origin.TRANSFER, support, Strategy.LEASTRECENT, 2),
                        new AgentTabClosed(anna, line.id, Channel.VOICE));
        centre.when(line.release(10, 1, anna, Release.BLIND_TRANSFER))
                .expectEvents(new CallReleased(line.id, 1, anna, sales, Release.BLIND_TRANSFER, null, false));
    }

    @Test
    void anAgentPassesItOnToAnother() {
        given(line.arrival(), line.join(1, 1, sales), line.connection(4, 1, anna, 2_000L));
        assertThat(namesOf(line.release(10, 1, anna, Release.ATTENDED_TRANSFER, bert)))
                .containsExactly("CallReleased", "InteractionTransferred", "InteractionDirected", "AgentTabClosed");
        assertThat(namesOf(line.connection(10, 0, bert, null)))
                .containsExactly("InteractionOffered", "InteractionAccepted", "AgentTabOpened");
        assertThat(namesOf(line.end(30, Party.CALLER)))
                .containsExactly("CallEnded", "CallReleased", "InteractionClosed", "AgentTabClosed");
    }

    @Test
    void aReleaseAfterTheEndStillTellsHowItCame() {
        given(line.arrival(), line.join(1, 1, sales), line.connection(4, 1, anna, 2_000L));
        centre.when(line.end(30, Party.CALLER))
                .expectEvents(
                        new CallEnded(line.id, Party.CALLER, 16),
                        new CallReleased(line.id, 1, anna, sales, Release.CALLER_HUNG_UP, null, true),
                        new InteractionClosed(line.id, anna, Channel.VOICE, null),
                        new AgentTabClosed(anna, line.id, Channel.VOICE));
        centre.when(line.release(29, 1, anna, Release.AGENT_HUNG_UP))
                .expectEvents(new CallReleased(line.id, 1, anna, sales, Release.AGENT_HUNG_UP, null, false));
    }

    @Test
    void anEndWhileItWaitsIsAnAbandonUnlessTheSwitchboardEndedIt() {
        given(line.arrival(), line.join(1, 1, sales));
        centre.when(line.end(5, Party.CALLER))
                .expectEvents(
                        new InteractionAbandoned(line.id, 1, sales, Channel.VOICE, AbandonCause.WAITING),
                        new CallEnded(line.id, Party.CALLER, 16));
        Line other = new Line();
        given(other.arrival(), other.join(1, 1, sales));
        centre.when(other.end(5, Party.SWITCHBOARD))
                .expectEvents(
                        new InteractionTimedOut(
                                other.id, 1, sales, Channel.VOICE, TimeoutCause.WITHDRAWN, List.of(), true),
                        new CallEnded(other.id, Party.SWITCHBOARD, 16));
    }

    @Test
    void aReportOfACallThatNobodyKnowsMakesItKnown() {
        assertThat(namesOf(line.join(1, 1, sales))).containsExactly("InteractionReceived", "InteractionQueued");
        List<Object> late = centre.when(line.arrival()).events();
        assertThat(late)
                .singleElement()
                .isInstanceOfSatisfying(
                        CallBegan.class, began -> assertThat(began.steps()).isEqualTo(1));
        centre.when(new Line().end(5, Party.CALLER)).expectEvents();
    }

    @Test
    void agentsAndQueuesThatTheCentreDoesNotKnowAreRecordedAndHaveNoTab() {
        AgentId stranger = new AgentId(CommandIds.next());
        QueueId theirs = new QueueId(CommandIds.next());
        given(line.arrival());
        assertThat(centre.when(line.join(1, 1, theirs)).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        InteractionQueued.class,
                        queued -> assertThat(queued.queueName()).isEqualTo("theirs"));
        assertThat(namesOf(line.connection(4, 1, stranger, 2_000L)))
                .containsExactly("InteractionOffered", "InteractionAccepted");
        assertThat(namesOf(line.end(9, Party.CALLER)))
                .containsExactly("CallEnded", "CallReleased", "InteractionClosed");
    }

    @Test
    void aCallIsOneTabMoreToAdmission() {
        try (Centre strict = centre.another()) {
            strict.given(Centre.tabLimit(1));
            AgentId carla = strict.loggedIn();
            QueueId voice = strict.queue(Channel.VOICE, Strategy.RRMEMORY, carla);
            strict.given(line.join(1, 1, voice));
            strict.given(line.connection(4, 1, carla, 2_000L));
            InteractionId chat = strict.received(strict.queue(carla), 60);
            strict.when(strict.offer(chat, 1, carla)).expectRefused(Refusal.TAB_LIMIT);
            strict.given(line.release(9, 1, carla, Release.CALLER_HUNG_UP));
            strict.given(strict.offer(chat, 1, carla));
        }
    }

    @Test
    void aPlacedCallIsOpenAtTheAgentsDeskUntilItEnds() {
        assertThat(namesOf(line.placed(0, anna)))
                .containsExactly(
                        "InteractionReceived",
                        "CallPlaced",
                        "InteractionDirected",
                        "InteractionOffered",
                        "InteractionAccepted",
                        "AgentTabOpened");
        assertThat(namesOf(line.end(9, Party.AGENT)))
                .containsExactly("CallEnded", "CallReleased", "InteractionClosed", "AgentTabClosed");
    }

    @Test
    void wrapUpFollowsTheReleaseByTheSwitchboardsClock() {
        AgentId carla = centre.loggedIn();
        QueueId queue = centre.queue(Channel.VOICE, Strategy.RRMEMORY, carla);
        centre.conduct(queue, new Conduct(1_000_000_000, null, null, null));
        given(line.arrival(), line.join(1, 1, queue), line.connection(4, 1, carla, 2_000L));
        assertThat(centre.when(line.release(30, 1, carla, Release.CALLER_HUNG_UP))
                        .events())
                .endsWith(new AgentWrapUpBegan(
                        carla,
                        centre.session(carla),
                        line.id,
                        queue,
                        Channel.VOICE,
                        BEGINNING.plusSeconds(1_000_000_030)));
        given(line.end(30, Party.CALLER));
    }

    @Test
    void whatOnlyTheSwitchboardCanDoIsRefused() {
        given(line.arrival(), line.join(1, 1, sales), line.ringing(2, 1, anna));
        for (Object command : List.of(
                new AcceptInteraction(line.id, anna),
                new RejectOffer(line.id, anna),
                new AbandonInteraction(line.id),
                new CloseInteraction(line.id, null, null),
                new TransferInteraction(line.id, null, support, null, null),
                new AddContactMessage(line.id, new Sealed(CALLER.subject(), "Lo4p")))) {
            centre.when(command).expectRefused(Refusal.HANDLED_BY_SWITCHBOARD);
        }
    }

    @Test
    void nobodyButASwitchboardReportsCalls() {
        Caller administrator =
                new Caller("admin", Role.ADMINISTRATOR, "web", CommandIds.next(), null, null, null, null);
        assertThat(catchThrowable(() -> centre.side().commands().send(administrator, line.arrival())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theLogKeepsWhenItHappenedAndWhoSawIt() {
        given(line.arrival());
        StoredEvent first = centre.log().first(line.id.toString()).orElseThrow();
        assertThat(first.occurredAt()).isEqualTo(BEGINNING);
        assertThat(first.recordedAt()).isAfter(BEGINNING);
        assertThat(new String(first.metadata(), StandardCharsets.UTF_8)).contains("\"pbx\":\"branch\"");
    }
}
