package io.switchlog.projection.interaction;

import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Uuids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One executed queue step: its report row and, while it waits, which agents the row has counted.
 *
 * @param counted nobody once the step is over: then nothing is counted any more
 */
record QueueStep(Row row, Counted counted) implements Positioned {

    /** The columns of {@code report.report_<channel>_queue}. */
    record Row(UUID id, Joined joined, Offers offers, Ending ending, long lastEventSeq) {}

    /** What is known when the step begins. */
    record Joined(
            InteractionId interactionId,
            int stepNo,
            int routeNo,
            QueueId queueId,
            String queueName,
            AccountId accountId,
            String accountName,
            Strategy strategy,
            Instant joinedAt,
            @Nullable Instant deadlineAt,
            Origin origin,
            String source,
            long firstEventSeq,
            Instant recordedAt) {

        Joined reached(AccountId other, String itsName) {
            return new Joined(
                    interactionId,
                    stepNo,
                    routeNo,
                    queueId,
                    queueName,
                    other,
                    itsName,
                    strategy,
                    joinedAt,
                    deadlineAt,
                    origin,
                    source,
                    firstEventSeq,
                    recordedAt);
        }

        /** What was found out afterwards in part was found out afterwards. */
        Joined told(String by) {
            if (by.equals(source) || !by.equals("reconciled")) {
                return this;
            }
            return new Joined(
                    interactionId,
                    stepNo,
                    routeNo,
                    queueId,
                    queueName,
                    accountId,
                    accountName,
                    strategy,
                    joinedAt,
                    deadlineAt,
                    origin,
                    by,
                    firstEventSeq,
                    recordedAt);
        }
    }

    /** What became of the offers. */
    record Offers(
            @Nullable Instant firstOfferedAt,
            int offerCount,
            int offeredAgents,
            int expiredOffers,
            int rejectedOffers,
            int rescindedOffers,
            int refusedAdmissions,
            int renotified) {
        static final Offers NONE = new Offers(null, 0, 0, 0, 0, 0, 0, 0);

        Offers made(Instant at, Counted counted) {
            return new Offers(
                    firstOfferedAt == null || at.isBefore(firstOfferedAt) ? at : firstOfferedAt,
                    offerCount + 1,
                    counted.offeredAgents().size(),
                    expiredOffers,
                    rejectedOffers,
                    rescindedOffers,
                    Math.max(refusedAdmissions, counted.refusedAgents().size()),
                    renotified);
        }

        Offers firstMade(Instant at) {
            return new Offers(
                    firstOfferedAt == null || at.isBefore(firstOfferedAt) ? at : firstOfferedAt,
                    offerCount,
                    offeredAgents,
                    expiredOffers,
                    rejectedOffers,
                    rescindedOffers,
                    refusedAdmissions,
                    renotified);
        }

        Offers refused(Counted counted) {
            return new Offers(
                    firstOfferedAt,
                    offerCount,
                    offeredAgents,
                    expiredOffers,
                    rejectedOffers,
                    rescindedOffers,
                    Math.max(refusedAdmissions, counted.refusedAgents().size()),
                    renotified);
        }

        /** Where the list of those who were passed over was cut short, their number says more than the list. */
        Offers refusedAtLeast(@Nullable Integer count) {
            int most = count == null ? refusedAdmissions : Math.max(refusedAdmissions, count);
            return new Offers(
                    firstOfferedAt,
                    offerCount,
                    offeredAgents,
                    expiredOffers,
                    rejectedOffers,
                    rescindedOffers,
                    most,
                    renotified);
        }

        Offers reminded() {
            return new Offers(
                    firstOfferedAt,
                    offerCount,
                    offeredAgents,
                    expiredOffers,
                    rejectedOffers,
                    rescindedOffers,
                    refusedAdmissions,
                    renotified + 1);
        }

        Offers expired() {
            return ended(1, 0, 0);
        }

        Offers rejected() {
            return ended(0, 1, 0);
        }

        Offers rescinded() {
            return ended(0, 0, 1);
        }

        private Offers ended(int expired, int rejected, int rescinded) {
            return new Offers(
                    firstOfferedAt,
                    offerCount,
                    offeredAgents,
                    expiredOffers + expired,
                    rejectedOffers + rejected,
                    rescindedOffers + rescinded,
                    refusedAdmissions,
                    renotified);
        }
    }

    /** How the step ended. */
    record Ending(
            @Nullable AgentId userId,
            @Nullable String userName,
            @Nullable Typology userTypology,
            @Nullable String reason,
            @Nullable String cause,
            @Nullable Instant acceptedAt,
            @Nullable Instant timedOutAt,
            @Nullable Instant abandonedAt,
            @Nullable Instant endedAt,
            @Nullable Long ringMs) {
        static final Ending NOT_YET = new Ending(null, null, null, null, null, null, null, null, null, null);

        static Ending timeout(String cause, Instant at) {
            return new Ending(null, null, null, "timeout", cause, null, at, null, at, null);
        }

        static Ending abandoned(String cause, Instant at) {
            return new Ending(null, null, null, "abandoned", cause, null, null, at, at, null);
        }
    }

    /** Which agents have been counted; sets, because an agent counts once however often he is considered. */
    record Counted(Uuids offeredAgents, Uuids refusedAgents) {
        static final Counted NOBODY = new Counted(Uuids.NONE, Uuids.NONE);
    }

    static QueueStep begun(UUID id, Joined joined) {
        return new QueueStep(new Row(id, joined, Offers.NONE, Ending.NOT_YET, joined.firstEventSeq()), Counted.NOBODY);
    }

    QueueStep with(Offers offers, Counted nowCounted, Envelope at) {
        return new QueueStep(
                new Row(row.id(), row.joined().told(at.source()), offers, row.ending(), at.position()), nowCounted);
    }

    QueueStep with(Offers offers, Envelope at) {
        return with(offers, counted, at);
    }

    QueueStep ended(Ending ending, Envelope at) {
        return new QueueStep(
                new Row(row.id(), row.joined().told(at.source()), row.offers(), ending, at.position()), Counted.NOBODY);
    }

    QueueStep reached(AccountId accountId, String accountName, Envelope at) {
        return new QueueStep(
                new Row(
                        row.id(),
                        row.joined().reached(accountId, accountName),
                        row.offers(),
                        row.ending(),
                        at.position()),
                counted);
    }

    /** A switchboard's clock may be set back; nothing that happens in a step is before it. */
    Instant notBefore(Instant at) {
        Instant joinedAt = row.joined().joinedAt();
        return at.isBefore(joinedAt) ? joinedAt : at;
    }

    boolean waits() {
        return row.ending().reason() == null;
    }

    @Override
    public long position() {
        return row.lastEventSeq();
    }
}
