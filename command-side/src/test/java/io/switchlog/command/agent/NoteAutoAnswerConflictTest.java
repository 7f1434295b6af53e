package io.switchlog.command.agent;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.NoteAutoAnswerConflict;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AG-127")
class NoteAutoAnswerConflictTest extends AgentTest {
    @Test
    void itIsNotedOncePerQueueUntilAutoAnswerIsDisabled() {
        AgentId anna = centre.agent();
        QueueId first = centre.queue(Channel.CHAT, Strategy.BEEPALL, anna);
        QueueId second = centre.queue(Channel.CHAT, Strategy.BEEPALL, anna);
        centre.autoAnswer(anna, Channel.CHAT, 5);
        NoteAutoAnswerConflict note = new NoteAutoAnswerConflict(anna, first);
        centre.when(note).expectEvents(new AgentAutoAnswerConflictNoted(anna, Channel.CHAT, first));
        centre.when(note).expectRefused(Refusal.NOT_DUE);
        centre.when(new NoteAutoAnswerConflict(anna, second))
                .expectEvents(new AgentAutoAnswerConflictNoted(anna, Channel.CHAT, second));
        centre.autoAnswer(anna, Channel.CHAT, 9);
        centre.when(note).expectRefused(Refusal.NOT_DUE);
        centre.noAutoAnswer(anna, Channel.CHAT);
        centre.when(note).expectRefused(Refusal.NOT_DUE);
        centre.autoAnswer(anna, Channel.CHAT, 9);
        centre.when(note).expectEvents(new AgentAutoAnswerConflictNoted(anna, Channel.CHAT, first));
    }

    @Test
    void disablingAnotherChannelForgetsNothing() {
        AgentId anna = centre.agent();
        QueueId queueId = centre.queue(Channel.CHAT, Strategy.BEEPALL, anna);
        centre.autoAnswer(anna, Channel.CHAT, 5);
        centre.autoAnswer(anna, Channel.EMAIL, 5);
        centre.given(new NoteAutoAnswerConflict(anna, queueId));
        centre.noAutoAnswer(anna, Channel.EMAIL);
        centre.when(new NoteAutoAnswerConflict(anna, queueId)).expectRefused(Refusal.NOT_DUE);
    }

    @Test
    void allThreeMustMeet() {
        AgentId anna = centre.agent();
        AgentId stranger = centre.agent();
        QueueId queueId = centre.queue(Channel.CHAT, Strategy.RRMEMORY, anna);
        centre.autoAnswer(anna, Channel.CHAT, 5);
        centre.autoAnswer(stranger, Channel.CHAT, 5);
        centre.when(new NoteAutoAnswerConflict(anna, queueId)).expectRefused(Refusal.NOT_DUE);
        centre.strategy(queueId, Strategy.BEEPALL);
        centre.when(new NoteAutoAnswerConflict(stranger, queueId)).expectRefused(Refusal.NOT_DUE);
        centre.noAutoAnswer(anna, Channel.CHAT);
        centre.autoAnswer(anna, Channel.EMAIL, 5);
        centre.when(new NoteAutoAnswerConflict(anna, queueId)).expectRefused(Refusal.NOT_DUE);
        centre.autoAnswer(anna, Channel.CHAT, 0);
        centre.given(new RemoveQueueMember(queueId, anna));
        centre.when(new NoteAutoAnswerConflict(anna, queueId)).expectRefused(Refusal.NOT_DUE);
    }
}
