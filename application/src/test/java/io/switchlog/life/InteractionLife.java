package io.switchlog.life;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An interaction: where it is, at whom it rings and who has it. */
final class InteractionLife {
    enum Phase {
        ON_ITS_WAY,
        WAITING,
        ACCEPTED,
        CLOSED,
        ABANDONED,
        TIMED_OUT
    }

    private record Ringing(
            @Nullable Instant expiresAt, @Nullable Instant autoAnswerAt) {}

    private final Findings findings;
    private String channel = "";
    private boolean reopened;
    private Phase phase = Phase.ON_ITS_WAY;
    private int step;
    private int route;
    private int messages;
    private @Nullable String queueId;
    private @Nullable String directedTo;
    private @Nullable Instant timeoutAt;
    private @Nullable String handler;
    private final Map<String, Ringing> ringing = new HashMap<>();
    /** Who declined it in this step or let it ring, and when. */
    private final Map<String, Instant> turnedDown = new HashMap<>();

    InteractionLife(Findings findings) {
        this.findings = findings;
    }

    boolean isHeldBy(String agentId) {
        return phase == Phase.ACCEPTED && agentId.equals(handler);
    }

    String channel() {
        return channel;
    }

    /** Whether the agent who has it got it back, and was not offered it. */
    boolean isReopened() {
        return reopened;
    }

    Phase phase() {
        return phase;
    }

    @Nullable
    String handler() {
        return handler;
    }

    /** Whether the agent belongs to the step that is under way, or was last. */
    boolean concerns(String agentId, AgentLife agent) {
        return queueId == null ? agentId.equals(directedTo) : agent.serves(queueId);
    }

    void follow(Entry entry) {
        switch (entry.type()) {
            case "interaction.received" -> {
                expect(entry, Phase.ON_ITS_WAY);
                channel = String.valueOf(entry.textOrNull("channel"));
            }
            case "interaction.queued", "interaction.directed" -> enters(entry);
            case "interaction.offered" -> offered(entry);
            case "interaction.offer-renotified" -> {
                expect(entry, Phase.WAITING);
                findings.must(
                        ringing.containsKey(entry.text("agentId")), "only an offer that stands is repeated", entry);
            }
            case "interaction.offer-expired", "interaction.offer-rejected", "interaction.offer-rescinded" ->
                offerEnds(entry);
            case "interaction.accepted" -> accepted(entry);
            case "interaction.timed-out" -> timedOut(entry);
            case "interaction.abandoned" -> {
                expect(entry, Phase.WAITING);
                findings.must(ringing.isEmpty(), "nothing rings when it is over", entry);
                phase = Phase.ABANDONED;
            }
            case "interaction.transferred", "interaction.requeued" -> {
                expect(entry, Phase.ACCEPTED);
                findings.must(entry.text("agentId").equals(handler), "only who has it lets go of it", entry);
                phase = Phase.ON_ITS_WAY;
            }
            case "interaction.routed-anew" -> {
                isOver(entry);
                boolean known =
                        Objects.equals(entry.textOrNull("formerAgentId"), phase == Phase.CLOSED ? handler : null);
                findings.must(known, "the former agent is who closed it", entry);
                phase = Phase.ON_ITS_WAY;
            }
            case "interaction.reopened" -> {
                expect(entry, Phase.CLOSED);
                findings.must(entry.text("agentId").equals(handler), "only who had it gets it back", entry);
                phase = Phase.ACCEPTED;
                reopened = true;
            }
            case "interaction.closed" -> {
                expect(entry, Phase.ACCEPTED);
                findings.must(entry.text("agentId").equals(handler), "only who has it closes it", entry);
                phase = Phase.CLOSED;
            }
            case "interaction.message-received" -> counted(entry);
            case "interaction.message-sent" -> {
                expect(entry, Phase.ACCEPTED);
                counted(entry);
            }
            default -> findings.must(false, "an event that nobody knows", entry);
        }
        findings.must(
                phase == Phase.WAITING
                        || ringing.isEmpty()
                        || entry.type().endsWith("accepted")
                        || entry.type().endsWith("offer-rescinded"),
                "only what waits rings",
                entry);
    }

    private void expect(Entry entry, Phase expected) {
        findings.must(phase == expected, "must be " + expected + " but is " + phase, entry);
    }

    private void isOver(Entry entry) {
        boolean over = phase == Phase.CLOSED || phase == Phase.ABANDONED || phase == Phase.TIMED_OUT;
        findings.must(over, "must be over but is " + phase, entry);
    }

    private void counted(Entry entry) {
        messages++;
        findings.must(entry.number("messageNo") == messages, "messages are counted one by one", entry);
    }

    private void enters(Entry entry) {
        expect(entry, Phase.ON_ITS_WAY);
        findings.must(entry.number("stepNo") == step + 1, "steps follow each other", entry);
        findings.must(
                entry.number("routeNo") == route || entry.number("routeNo") == route + 1,
                "routes follow each other",
                entry);
        phase = Phase.WAITING;
        step = entry.number("stepNo");
        route = entry.number("routeNo");
        queueId = entry.textOrNull("queueId");
        directedTo = entry.textOrNull("agentId");
        timeoutAt = entry.timeOrNull("timeoutAt");
        handler = null;
        turnedDown.clear();
    }

    Set<String> ringingAt() {
        return ringing.keySet();
    }

    @Nullable
    String queueId() {
        return queueId;
    }

    /** Whether the agent turned it down in this step, later than this. */
    boolean wasTurnedDownBy(String agentId, Instant since) {
        Instant at = turnedDown.get(agentId);
        return at != null && at.isAfter(since);
    }

    /** Whether something about it should have ended by then. */
    boolean isOverdue(Instant now) {
        return phase == Phase.WAITING
                && (timeoutAt != null && !timeoutAt.isAfter(now)
                        || ringing.values().stream()
                                .anyMatch(offer -> offer.expiresAt() != null
                                        && !offer.expiresAt().isAfter(now)));
    }

    private void offered(Entry entry) {
        expect(entry, Phase.WAITING);
        findings.must(entry.number("stepNo") == step, "an offer belongs to the step", entry);
        Ringing offer = new Ringing(entry.timeOrNull("expiresAt"), entry.timeOrNull("autoAnswerAt"));
        findings.must(ringing.put(entry.text("agentId"), offer) == null, "it rings once at one agent", entry);
    }

    private void offerEnds(Entry entry) {
        Ringing offer = ringing.remove(entry.text("agentId"));
        findings.must(offer != null, "an offer ends once", entry);
        if (!entry.type().endsWith("rescinded")) {
            turnedDown.put(entry.text("agentId"), entry.at());
        }
        if (offer != null && entry.type().endsWith("expired")) {
            findings.must(isReached(offer.expiresAt(), entry), "an offer expires when its time is over", entry);
        }
    }

    private void accepted(Entry entry) {
        expect(entry, Phase.WAITING);
        Ringing offer = ringing.remove(entry.text("agentId"));
        findings.must(offer != null, "only who is notified accepts", entry);
        if (offer != null && entry.text("mode").equals("auto")) {
            findings.must(isReached(offer.autoAnswerAt(), entry), "auto answer waits for its delay", entry);
        }
        phase = Phase.ACCEPTED;
        reopened = false;
        handler = entry.text("agentId");
    }

    private void timedOut(Entry entry) {
        expect(entry, Phase.WAITING);
        findings.must(isReached(timeoutAt, entry), "a step ends when its time is over", entry);
        findings.must(ringing.isEmpty(), "nothing rings when it is over", entry);
        phase = entry.payload().get("routeEnded").asBoolean() ? Phase.TIMED_OUT : Phase.ON_ITS_WAY;
    }

    private static boolean isReached(@Nullable Instant time, Entry entry) {
        return time != null && !entry.at().isBefore(time);
    }
}
