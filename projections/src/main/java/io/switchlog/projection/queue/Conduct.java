package io.switchlog.projection.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import java.util.Set;

/** How a queue treats the agents who serve it. */
record Conduct(int wrapUpSeconds, int renotifySeconds, MissedOffers missedOffers, Requeue requeue) {

    /** What is done about an agent who lets its offers expire. */
    record MissedOffers(MissedOfferAction missedOfferAction, int missedOfferAfter) {
        static MissedOffers of(MissedOfferPolicy policy) {
            return new MissedOffers(policy.action(), policy.after());
        }
    }

    /** When an accepted interaction waits again. */
    record Requeue(boolean requeueOnLoggedOut, boolean requeueOnDisconnected, boolean requeueOnPaused) {
        static Requeue on(Set<RequeueCause> causes) {
            return new Requeue(
                    causes.contains(RequeueCause.LOGGED_OUT),
                    causes.contains(RequeueCause.DISCONNECTED),
                    causes.contains(RequeueCause.PAUSED));
        }

        /** On channels on which the contact sits and waits, an interaction does not stay with an agent who is gone. */
        static Requeue atFirst(Channel channel) {
            return switch (channel) {
                case CHAT, SMS, OPENCHANNEL, WHATSAPP -> on(Set.of(RequeueCause.LOGGED_OUT, RequeueCause.DISCONNECTED));
                case VOICE, EMAIL, FAX, UNKNOWN -> on(Set.of());
            };
        }
    }

    /** What a queue of this channel begins with. */
    static Conduct atFirst(Channel channel) {
        return new Conduct(0, 0, MissedOffers.of(MissedOfferPolicy.NONE), Requeue.atFirst(channel));
    }

    Conduct wrapUp(int seconds) {
        return new Conduct(seconds, renotifySeconds, missedOffers, requeue);
    }

    Conduct renotify(int seconds) {
        return new Conduct(wrapUpSeconds, seconds, missedOffers, requeue);
    }

    Conduct with(MissedOffers others) {
        return new Conduct(wrapUpSeconds, renotifySeconds, others, requeue);
    }

    Conduct with(Requeue other) {
        return new Conduct(wrapUpSeconds, renotifySeconds, missedOffers, other);
    }
}
