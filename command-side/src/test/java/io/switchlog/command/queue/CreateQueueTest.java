package io.switchlog.command.queue;

import static io.switchlog.command.queue.QueueEvents.SALES;
import static io.switchlog.command.queue.QueueEvents.created;

import io.switchlog.command.Centre;
import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.Strategy;
import org.junit.jupiter.api.Test;

class CreateQueueTest {
    @Test
    void aQueueBegins() {
        try (Centre centre = new Centre()) {
            centre.when(new CreateQueue(SALES, "Sales", Channel.CHAT, Strategy.RRMEMORY, 30, 5, Conduct.UNCHANGED))
                    .expectEvents(created());
        }
    }
}
