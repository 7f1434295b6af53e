package io.switchlog.command.queue;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** What may have happened to the sales queue. */
final class QueueEvents {
    static final QueueId SALES = QueueId.of("01999b2b-1a00-7c40-9e1b-f2a4d8c3b400");
    static final AgentId ANNA = AgentId.of("01999b2a-7c10-7d3e-9a51-0c4f5be3a800");
    static final AgentId BERT = AgentId.of("01999b2a-7c84-7a02-8f6d-5b1d2c9e4400");

    private QueueEvents() {}

    static QueueCreated created() {
        return new QueueCreated(SALES, "Sales", Channel.CHAT, Strategy.RRMEMORY, 30, 5);
    }

    static QueueMemberAdded added(AgentId agentId) {
        return new QueueMemberAdded(SALES, agentId, 0);
    }

    static QueueDeleted deleted() {
        return new QueueDeleted(SALES);
    }

    static Matcher<Refused> refused(Refusal code) {
        return new CustomTypeSafeMatcher<>("refused with " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code() == code;
            }
        };
    }
}
