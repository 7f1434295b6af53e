package io.switchlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Database;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
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
