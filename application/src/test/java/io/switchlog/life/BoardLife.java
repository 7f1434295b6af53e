package io.switchlog.life;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a board has to show, told by somebody who has only the log. Rows are maps from id to the fields that clients are
 * promised; names that are sealed in the log are left out.
 */
public final class BoardLife {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, DeskLife> desks = new TreeMap<>();
    private final Set<String> trash = new HashSet<>();
    private final Map<String, Map<String, Object>> queues = new HashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();
    private final Map<String, CaseLife> cases = new HashMap<>();
    private final Map<String, Offer> offers = new TreeMap<>();
    private int tabLimit = 20;

    /** A notification that stands. */
    record Offer(
            long position,
            String interactionId,
            String agentId,
            @Nullable String queueId,
            String channel,
            String offeredAt,
            String expiresAt,
            @Nullable String autoAnswerAt) {

        static Offer of(Entry entry) {
            return new Offer(
                    entry.position(),
                    entry.text("interactionId"),
                    entry.text("agentId"),
                    entry.textOrNull("queueId"),
                    entry.text("channel"),
                    time(entry.at()),
                    String.valueOf(timeOrNull(entry, "expiresAt")),
                    timeOrNull(entry, "autoAnswerAt"));
        }

        String key() {
            return key(interactionId, agentId);
        }

        static String key(String interactionId, String agentId) {
            return interactionId + " " + agentId;
        }
    }

    private static <T> T of(Map<String, T> known, String id) {
        return Objects.requireNonNull(known.get(id), id);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static @Nullable String timeOrNull(Entry entry, String field) {
        Instant instant = entry.timeOrNull(field);
        return instant == null ? null : time(instant);
    }

    /** Takes the next event. */
    public void follow(Entry entry) {
        switch (entry.type()) {
            case "settings.tab-limit-changed" -> tabLimit = entry.number("to");
            case "queue.created" -> {
                Map<String, Object> queue = new TreeMap<>();
                queue.put("name", entry.text("name"));
                queue.put("channel", entry.text("channel"));
                queues.put(entry.text("queueId"), queue);
                members.put(entry.text("queueId"), new ArrayList<>());
            }
            case "queue.renamed" -> of(queues, entry.text("queueId")).put("name", entry.text("to"));
            case "queue.deleted" -> {
                queues.remove(entry.text("queueId"));
                members.remove(entry.text("queueId"));
            }
            case "queue.member-added" -> of(members, entry.text("queueId")).add(entry.text("agentId"));
            case "queue.member-removed" -> of(members, entry.text("queueId")).remove(entry.text("agentId"));
            case "interaction.offered" -> {
                Offer offer = Offer.of(entry);
                offers.put(offer.key(), offer);
            }
            case "interaction.offer-expired", "interaction.offer-rejected", "interaction.offer-rescinded" ->
                offers.remove(Offer.key(entry.text("interactionId"), entry.text("agentId")));
            case "agent.deleted" -> trash.add(entry.text("agentId"));
            case "agent.restored" -> trash.remove(entry.text("agentId"));
            case "agent.created" -> desks.put(entry.text("agentId"), new DeskLife(entry));
            default -> inPlace(entry);
        }
    }

    private void inPlace(Entry entry) {
        if (entry.type().startsWith("agent.")) {
            of(desks, entry.text("agentId")).follow(entry);
        } else if (entry.type().equals("interaction.received")) {
            cases.put(entry.text("interactionId"), new CaseLife(entry));
        } else if (entry.type().equals("call.ended")) {
            of(cases, entry.text("interactionId")).follow(entry);
        } else if (entry.type().startsWith("interaction.")) {
            if (entry.type().equals("interaction.accepted")) {
                offers.remove(Offer.key(entry.text("interactionId"), entry.text("agentId")));
            }
            of(cases, entry.text("interactionId")).follow(entry);
            for (String has : List.of("accepted", "reopened", "closed", "transferred", "requeued")) {
                if (entry.type().equals("interaction." + has)) {
                    of(desks, entry.text("agentId")).follow(entry);
                }
            }
        }
    }

    private List<Offer> standing() {
        return offers.values().stream()
                .sorted(Comparator.comparingLong(Offer::position))
                .toList();
    }

    /** Rows of the agents. */
    public Map<String, Object> agents() {
        Map<String, Object> rows = new TreeMap<>();
        desks.forEach((id, desk) -> {
            List<Offer> his = standing().stream()
                    .filter(offer -> offer.agentId().equals(id))
                    .toList();
            if (!trash.contains(id)) {
                rows.put(id, desk.row(tabLimit, his));
            }
        });
        return rows;
    }

    /** Rows of the queues. */
    public Map<String, Object> queues() {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        queues.forEach((id, queue) -> rows.put(id, numbers(new TreeMap<>(queue), of(members, id))));
        cases.values().stream().filter(CaseLife::waitsInQueue).forEach(waiting -> {
            String id = waiting.queueId();
            Map<String, Object> row = rows.computeIfAbsent(id, gone -> {
                Map<String, Object> queue = new TreeMap<>();
                queue.put("name", waiting.queueName());
                queue.put("channel", waiting.channel());
                return numbers(queue, List.of());
            });
            row.merge("waiting", 1, (a, b) -> (Integer) a + (Integer) b);
            if (offers.values().stream().anyMatch(offer -> offer.interactionId().equals(waiting.id()))) {
                row.merge("offered", 1, (a, b) -> (Integer) a + (Integer) b);
            }
            Object first = row.get("longestWaitingSince");
            if (first == null || waiting.stepBeganAt().compareTo((String) first) < 0) {
                row.put("longestWaitingSince", waiting.stepBeganAt());
            }
        });
        return new TreeMap<>(rows);
    }

    private Map<String, Object> numbers(Map<String, Object> row, List<String> members) {
        List<String> serving =
                members.stream().filter(agent -> !trash.contains(agent)).toList();
        row.put("waiting", 0);
        row.put("offered", 0);
        row.put("longestWaitingSince", null);
        row.put("members", serving.size());
        row.put("available", (int) serving.stream()
                .filter(agent -> of(desks, agent).isAvailable(String.valueOf(row.get("channel"))))
                .count());
        return row;
    }

    /** Rows of the open interactions. */
    public Map<String, Object> interactions() {
        Map<String, Object> rows = new TreeMap<>();
        cases.forEach((id, open) -> {
            if (open.isOpen()) {
                rows.put(
                        id,
                        open.row(standing().stream()
                                .filter(offer -> offer.interactionId().equals(id))
                                .toList()));
            }
        });
        return rows;
    }
}
