package io.switchlog.life;

import io.switchlog.life.BoardLife.Offer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An interaction's row on the board. */
final class CaseLife {
    private final String id;
    private final Map<String, @Nullable Object> row = new TreeMap<>();
    private @Nullable String stepBeganAt;
    private boolean open = true;

    CaseLife(Entry received) {
        id = received.text("interactionId");
        row.put("accountId", received.text("accountId"));
        row.put("accountName", received.text("accountName"));
        row.put("channel", received.text("channel"));
        row.put("priority", received.number("priority"));
        row.put("receivedAt", BoardLife.time(received.at()));
        row.put("stepNo", 0);
        row.put("queueId", null);
        row.put("queueName", null);
        row.put("timeoutAt", null);
        waits();
    }

    private void waits() {
        open = true;
        row.put("status", "waiting");
        row.put("agentId", null);
        row.put("acceptedAt", null);
    }

    void follow(Entry entry) {
        switch (entry.type()) {
            case "interaction.queued", "interaction.directed" -> {
                waits();
                stepBeganAt = BoardLife.time(entry.at());
                row.put("stepNo", entry.number("stepNo"));
                row.put("queueId", entry.textOrNull("queueId"));
                row.put("queueName", entry.textOrNull("queueName"));
                row.put("timeoutAt", BoardLife.timeOrNull(entry, "timeoutAt"));
            }
            case "interaction.accepted", "interaction.reopened" -> {
                open = true;
                row.put("status", "accepted");
                row.put("agentId", entry.text("agentId"));
                row.put("acceptedAt", BoardLife.time(entry.at()));
            }
            case "interaction.transferred", "interaction.requeued", "interaction.routed-anew" -> {
                waits();
                stepBeganAt = null;
            }
            case "interaction.abandoned", "interaction.closed" -> open = false;
            case "interaction.timed-out" ->
                open = !entry.payload().get("routeEnded").asBoolean();
            case "call.ended" -> open &= !"waiting".equals(row.get("status"));
            default -> {
                // Changes nothing that a board shows.
            }
        }
    }

    String id() {
        return id;
    }

    boolean isOpen() {
        return open;
    }

    boolean waitsInQueue() {
        return open && "waiting".equals(row.get("status")) && row.get("queueId") != null && stepBeganAt != null;
    }

    String queueId() {
        return String.valueOf(row.get("queueId"));
    }

    String queueName() {
        return String.valueOf(row.get("queueName"));
    }

    String channel() {
        return String.valueOf(row.get("channel"));
    }

    String stepBeganAt() {
        return Objects.requireNonNull(stepBeganAt);
    }

    Map<String, @Nullable Object> row(List<Offer> offers) {
        Map<String, @Nullable Object> shown = new TreeMap<>(row);
        if ("waiting".equals(row.get("status")) && !offers.isEmpty()) {
            shown.put("status", "offered");
        }
        shown.put(
                "offers",
                offers.stream()
                        .map(offer -> Map.of(
                                "agentId", offer.agentId(),
                                "offeredAt", offer.offeredAt(),
                                "expiresAt", offer.expiresAt()))
                        .toList());
        return shown;
    }
}
