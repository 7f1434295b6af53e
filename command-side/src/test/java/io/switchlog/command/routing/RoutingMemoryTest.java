package io.switchlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Database;
import io.switchlog.command.agent.AgentState;
import io.switchlog.command.agent.AutoAnswers;
import io.switchlog.command.agent.Readiness;
import io.switchlog.command.agent.Workload;
import io.switchlog.command.queue.QueueConduct;
import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SecondLogin;
import io.switchlog.messages.settings.SettingsEvent.LiveOfferLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept in the database is enough to go on as if nothing had been. */
class RoutingMemoryTest {
    private final Database database = Database.fresh();
    private final Room room = new Room();

    @Test
    void aRoomThatIsReadBackDecidesTheSame() throws SQLException {
        AgentId anna = room.loggedIn(Map.of(Channel.CHAT, 2, Channel.EMAIL, 1));
        AgentId bert = room.loggedIn();
        AgentId carla = room.loggedIn();
        room.happened(new TabLimitChanged(20, 7));
        room.happened(new AgentPaused(carla, Room.SESSION, Set.of(Channel.CHAT), "Lunch", null));
        QueueId queueId = room.queue(Strategy.RRMEMORY, 5, anna, bert, carla);
        InteractionId gone = room.queued(queueId, 3, 60);
        room.queued(queueId, 0, 60);
        room.queued(queueId, 9, 20);
        InteractionId declined = room.queued(queueId, 0, 300);
        room.offers();
        save(17);
        room.happened(new InteractionOfferRejected(declined, 1, anna, Channel.CHAT));
        room.happened(new InteractionAbandoned(gone, 1, queueId, Channel.CHAT, AbandonCause.WAITING));
        room.directed(bert, 45);
        room.queued(queueId, 1, 90);
        save(23);

        Room restarted = new Room();
        assertThat(load(restarted)).isEqualTo(23);
        assertThat(restarted.waitingRoom.waitingCount()).isEqualTo(room.waitingRoom.waitingCount());
        for (int second = 0; second < 100; second++) {
            assertThat(commandsOf(restarted)).as("second %d", second).isEqualTo(commandsOf(room));
            room.forwardSeconds(1);
            restarted.forwardSeconds(1);
        }
    }

    @Test
    void everyStateComesBackAsItWas() {
        AgentAtWork.Memory agent = agentMemory();
        assertThat(throughTheDatabase(agent)).isEqualTo(agent);
        assertThat(new AgentAtWork(agent).memory()).isEqualTo(agent);

        QueueLine.Memory queue = queueMemory(agent.agentId());
        assertThat(throughTheDatabase(queue)).isEqualTo(queue);
        assertThat(new QueueLine(queue).memory()).isEqualTo(queue);

        WaitingInteraction.Memory waiting = waitingMemory(agent.agentId(), queue.queueId());
        assertThat(throughTheDatabase(waiting)).isEqualTo(waiting);
        assertThat(new WaitingInteraction(waiting).memory()).isEqualTo(waiting);

        SettingsProfile settings = new SettingsProfile(1, 2, 3, 4, 5, SecondLogin.REFUSE, true);
        assertThat(throughTheDatabase(settings)).isEqualTo(settings);
    }

    private AgentAtWork.Memory agentMemory() {
        InteractionId open = new InteractionId(new UUID(1, 1));
        QueueId queueId = new QueueId(new UUID(1, 2));
        Readiness readiness = new Readiness(
                Room.SESSION,
                LogoutCause.HEARTBEAT_LOST,
                Map.of(
                        Channel.CHAT, new Readiness.Pause("Coffee", room.now.plusSeconds(900), true),
                        Channel.FAX, new Readiness.Pause("Faxes", null, false)),
                Map.of(Channel.EMAIL, room.now.plusSeconds(30)),
                true);
        AgentState state = new AgentState(
                readiness,
                new Workload(Map.of(Channel.CHAT, 3), List.of(new Workload.Tab(open, Channel.CHAT))),
                new AutoAnswers(Map.of(Channel.CHAT, 5), Set.of(new AutoAnswers.Conflict(queueId, Channel.CHAT))));
        return new AgentAtWork.Memory(
                new AgentId(new UUID(1, 3)),
                state,
                room.now,
                room.now.minusSeconds(60),
                new UUID(1, 4),
                List.of(new AgentAtWork.AcceptedFrom(open, queueId)),
                List.of(new AgentAtWork.Missed(queueId, 2)));
    }

    private static QueueLine.Memory queueMemory(AgentId member) {
        return new QueueLine.Memory(
                new QueueId(new UUID(1, 2)),
                "Sales",
                Channel.CHAT,
                Strategy.WEIGHTED,
                31,
                6,
                new QueueConduct(
                        30,
                        10,
                        new MissedOfferPolicy(MissedOfferAction.NOT_RESPONDING, 3),
                        Set.of(RequeueCause.PAUSED, RequeueCause.LOGGED_OUT)),
                true,
                List.of(new QueueLine.Member(member, 4, new QueueLine.Track(17, 1_234))),
                member);
    }

    private WaitingInteraction.Memory waitingMemory(AgentId agentId, QueueId queueId) {
        WaitingInteraction.Step step = new WaitingInteraction.Step(
                new InteractionId(new UUID(1, 5)),
                3,
                queueId,
                null,
                Channel.CHAT,
                9,
                true,
                4_711,
                room.now.plusSeconds(60));
        WaitingInteraction.Ringing reminding = new WaitingInteraction.Ringing(
                agentId, room.now.plusSeconds(30), room.now.plusSeconds(5), 10, room.now.plusSeconds(10));
        WaitingInteraction.Ringing plain =
                new WaitingInteraction.Ringing(new AgentId(new UUID(1, 6)), room.now.plusSeconds(30), null, null, null);
        return new WaitingInteraction.Memory(
                step,
                List.of(reminding, plain),
                List.of(new WaitingInteraction.Until(new AgentId(new UUID(1, 7)), room.now.plusSeconds(5))),
                4,
                new UUID(1, 8));
    }

    private static Object throughTheDatabase(Object memory) {
        return EventCodec.decode(memory.getClass(), EventCodec.encode(memory));
    }

    /** Everything that routing keeps about agents, queues and interactions makes a difference after a restart as well. */
    @Test
    void aRoomFullOfEverythingDecidesTheSameAfterwards() throws SQLException {
        AgentId anna = room.loggedIn(Map.of(Channel.CHAT, 9));
        AgentId bert = room.loggedIn();
        AgentId carla = room.loggedIn();
        QueueId chats = room.queue(Strategy.LEASTRECENT, 5, anna, bert, carla);
        QueueId mails = room.queue(Channel.EMAIL, Strategy.RANDOM, 9, anna, bert, carla);
        room.happened(
                new LiveOfferLimitChanged(20, 2),
                new QueueMissedOfferPolicyChanged(
                        chats, MissedOfferPolicy.NONE, new MissedOfferPolicy(MissedOfferAction.PAUSE, 2)),
                new QueueMemberPenaltyChanged(mails, bert, 0, 3),
                new AgentAutoAnswerEnabled(bert, Channel.EMAIL, 12),
                new AgentPaused(
                        carla,
                        Room.SESSION,
                        Set.of(Channel.SMS),
                        "Coffee",
                        new PauseTerms(new PauseReasonId(new UUID(2, 2)), false, room.now.plusSeconds(40))),
                new AgentWrapUpBegan(
                        carla,
                        Room.SESSION,
                        new InteractionId(new UUID(1, 1)),
                        chats,
                        Channel.CHAT,
                        room.now.plusSeconds(25)));
        InteractionId taken = room.queued(chats, 0, 300);
        room.offers();
        room.accepted(taken, anna, chats);
        for (int i = 0; i < 6; i++) {
            room.queued(i % 2 == 0 ? chats : mails, i % 3, 50 + i);
        }
        room.offers();
        room.happened(new AgentLoggedOut(anna, Room.SESSION, LogoutCause.FORCED));
        save(99);
        Room restarted = new Room();
        assertThat(load(restarted)).isEqualTo(99);
        for (int second = 0; second < 100; second++) {
            assertThat(commandsOf(restarted)).as("second %d", second).isEqualTo(commandsOf(room));
            room.forwardSeconds(1);
            restarted.forwardSeconds(1);
        }
    }

    @Test
    void theMemoryOfNothingIsEmpty() throws SQLException {
        Room restarted = new Room();
        assertThat(load(restarted)).isZero();
        assertThat(restarted.waitingRoom.waitingCount()).isZero();
        assertThat(restarted.commands()).isEmpty();
    }

    private static Set<Object> commandsOf(Room room) {
        return Set.copyOf(room.commands());
    }

    private void save(long position) throws SQLException {
        try (Connection connection = database.as("log_writer").getConnection()) {
            RoutingMemory.save(connection, room.waitingRoom.takeUnsaved(), position);
        }
    }

    private long load(Room restarted) throws SQLException {
        try (Connection connection = database.as("log_writer").getConnection()) {
            return RoutingMemory.load(connection, restarted.waitingRoom);
        }
    }
}
