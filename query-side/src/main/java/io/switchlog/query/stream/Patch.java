package io.switchlog.query.stream;

import io.switchlog.query.desktop.Desktop;
import io.switchlog.query.live.LiveAgent;
import io.switchlog.query.live.LiveInteraction;
import io.switchlog.query.live.LiveQueue;
import io.switchlog.query.live.Moment;
import io.switchlog.query.live.Sight;
import java.util.List;

/** What a stretch of the log changed on the board. */
record Patch(
        Moment moment,
        List<Change<LiveAgent>> agents,
        List<Change<LiveQueue>> queues,
        List<Change<LiveInteraction>> interactions,
        List<Change<Desktop>> desktops) {

    /** As somebody sees it. */
    Message as(Sight sight) {
        Change.Seen<LiveAgent> seenAgents = Change.seen(agents, sight::of);
        Change.Seen<LiveQueue> seenQueues = Change.seen(queues, sight::of);
        Change.Seen<LiveInteraction> seenInteractions = Change.seen(interactions, sight::of);
        Change<Desktop> desktop = desktops.stream()
                .filter(change -> change.id().equals(sight.desktop()))
                .findFirst()
                .orElse(null);
        Desktop shown = desktop == null ? null : desktop.after();
        List<Desktop.Notice> notices =
                desktop == null || shown == null ? List.of() : shown.noticesAfter(desktop.before());
        return new Message(
                Message.Kind.PATCH,
                moment.position(),
                moment.recordedAt(),
                seenAgents.rows(),
                seenQueues.rows(),
                seenInteractions.rows(),
                new Message.Gone(seenAgents.gone(), seenQueues.gone(), seenInteractions.gone()),
                shown,
                notices.isEmpty() ? null : notices);
    }
}
