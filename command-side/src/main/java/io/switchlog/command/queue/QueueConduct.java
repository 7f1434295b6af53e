package io.switchlog.command.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRenotificationChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWrapUpChanged;
import io.switchlog.messages.queue.QueueId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a queue treats the agents who serve it. Immutable.
 *
 * @param wrapUpSeconds how long an agent wraps up after closing one of its interactions, 0 for not at all
 * @param renotifySeconds how often an agent is reminded of an offer while it stands, 0 for never
 * @param requeueOn when an interaction that an agent has accepted waits again
 */
public record QueueConduct(
        int wrapUpSeconds, int renotifySeconds, MissedOfferPolicy missedOffers, Set<RequeueCause> requeueOn) {

    /**
     * What holds until somebody changes it. On channels on which the contact sits and waits an interaction does not stay
     * with an agent who is gone; a mail or a fax stays on his desk.
     */
    public static QueueConduct of(Channel channel) {
        Set<RequeueCause> requeueOn = switch (channel) {
            case CHAT, SMS, OPENCHANNEL, WHATSAPP -> EnumSet.of(RequeueCause.LOGGED_OUT, RequeueCause.DISCONNECTED);
            case VOICE, EMAIL, FAX, UNKNOWN -> EnumSet.noneOf(RequeueCause.class);
        };
        return new QueueConduct(0, 0, MissedOfferPolicy.NONE, requeueOn);
    }

    /** The events that lead from here to what is asked for. */
    List<QueueEvent> changes(QueueId queueId, Conduct asked) {
        List<QueueEvent> changes = new ArrayList<>();
        if (asked.wrapUpSeconds() != null && asked.wrapUpSeconds() != wrapUpSeconds) {
            changes.add(new QueueWrapUpChanged(queueId, wrapUpSeconds, asked.wrapUpSeconds()));
        }
        if (asked.renotifySeconds() != null && asked.renotifySeconds() != renotifySeconds) {
            changes.add(new QueueRenotificationChanged(queueId, renotifySeconds, asked.renotifySeconds()));
        }
        if (asked.missedOffers() != null && !asked.missedOffers().equals(missedOffers)) {
            changes.add(new QueueMissedOfferPolicyChanged(queueId, missedOffers, asked.missedOffers()));
        }
        if (asked.requeueOn() != null && !asked.requeueOn().equals(requeueOn)) {
            changes.add(new QueueRequeuePolicyChanged(queueId, requeueOn, asked.requeueOn()));
        }
        return changes;
    }

    /** The conduct after an event; the same after one that does not concern it. */
    QueueConduct after(QueueEvent event) {
        if (event instanceof QueueWrapUpChanged changed) {
            return new QueueConduct(changed.toSeconds(), renotifySeconds, missedOffers, requeueOn);
        }
        if (event instanceof QueueRenotificationChanged changed) {
            return new QueueConduct(wrapUpSeconds, changed.toSeconds(), missedOffers, requeueOn);
        }
        if (event instanceof QueueMissedOfferPolicyChanged changed) {
            return new QueueConduct(wrapUpSeconds, renotifySeconds, changed.to(), requeueOn);
        }
        if (event instanceof QueueRequeuePolicyChanged changed) {
            return new QueueConduct(wrapUpSeconds, renotifySeconds, missedOffers, changed.to());
        }
        return this;
    }
}
