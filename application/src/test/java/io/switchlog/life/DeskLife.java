package io.switchlog.life;

import io.switchlog.life.BoardLife.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An agent's row on the board. */
final class DeskLife {
    private static final List<String> CHANNELS =
            List.of("voice", "chat", "email", "sms", "openchannel", "fax", "whatsapp");

    /** What holds on one channel. */
    private static final class Line {
        private boolean paused;
        private @Nullable String reason;
        private @Nullable String productive;
        private @Nullable String dueBackAt;
        private boolean overdue;
        private @Nullable String wrapsUpUntil;
        private String since = "";
        private List<@Nullable Object> shown = List.of();

        void endPause() {
            paused = false;
            reason = null;
            productive = null;
            dueBackAt = null;
            overdue = false;
        }
    }

    private final Map<String, Integer> capacity = new HashMap<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> engagements = new ArrayList<>();
    private @Nullable String session;
    private boolean notResponding;

    DeskLife(Entry created) {
        created.payload()
                .get("capacity")
                .properties()
                .forEach(each -> capacity.put(each.getKey(), each.getValue().asInt()));
        CHANNELS.forEach(channel -> lines.put(channel, new Line()));
        look(created);
    }

    void follow(Entry entry) {
        switch (entry.type()) {
            case "agent.capacity-changed" -> capacity.put(entry.text("channel"), entry.number("to"));
            case "agent.logged-in" -> session = entry.text("sessionId");
            case "agent.logged-out" -> {
                session = null;
                notResponding = false;
                lines.values().forEach(line -> {
                    line.endPause();
                    line.wrapsUpUntil = null;
                });
            }
            case "agent.paused" ->
                on(entry, line -> {
                    line.endPause();
                    line.paused = true;
                    line.reason = entry.text("reason");
                    if (entry.payload().hasNonNull("terms")) {
                        Entry terms =
                                new Entry(0, "", entry.at(), entry.payload().get("terms"));
                        line.productive = terms.payload().get("productive").toString();
                        line.dueBackAt = BoardLife.timeOrNull(terms, "dueBackAt");
                    }
                });
            case "agent.pause-overran" -> on(entry, line -> line.overdue = line.paused);
            case "agent.unpaused" -> on(entry, Line::endPause);
            case "agent.stopped-responding" -> notResponding = true;
            case "agent.returned" -> notResponding = false;
            case "agent.wrap-up-began" -> line(entry).wrapsUpUntil = BoardLife.timeOrNull(entry, "endsAt");
            case "agent.wrap-up-ended" -> line(entry).wrapsUpUntil = null;
            case "interaction.accepted", "interaction.reopened" -> {
                Map<String, @Nullable Object> engagement = new TreeMap<>();
                engagement.put("interactionId", entry.text("interactionId"));
                engagement.put("queueId", entry.textOrNull("queueId"));
                engagement.put("channel", entry.text("channel"));
                engagement.put("acceptedAt", BoardLife.time(entry.at()));
                engagements.add(engagement);
            }
            case "interaction.closed", "interaction.transferred", "interaction.requeued" ->
                engagements.removeIf(each -> Objects.equals(each.get("interactionId"), entry.text("interactionId")));
            default -> {
                // Says nothing that a board shows.
            }
        }
        look(entry);
    }

    private Line line(Entry entry) {
        return Objects.requireNonNull(lines.get(entry.text("channel")));
    }

    private void on(Entry entry, Consumer<Line> change) {
        entry.payload().get("channels").forEach(channel -> {
            Line line = lines.get(channel.asString());
            if (line != null) {
                change.accept(line);
            }
        });
    }

    /** A state goes on for as long as what is shown of it is the same. */
    private void look(Entry entry) {
        lines.values().forEach(line -> {
            String state = state(line);
            List<@Nullable Object> shown = Arrays.asList(
                    state,
                    session,
                    line.reason,
                    line.productive,
                    line.dueBackAt,
                    state.equals("wrap_up") ? line.wrapsUpUntil : null);
            if (!shown.equals(line.shown)) {
                line.shown = shown;
                line.since = BoardLife.time(entry.at());
            }
        });
    }

    private String state(Line line) {
        if (session == null) {
            return "logged_out";
        }
        if (line.paused) {
            return "paused";
        }
        if (notResponding) {
            return "not_responding";
        }
        return line.wrapsUpUntil == null ? "available" : "wrap_up";
    }

    boolean isAvailable(String channel) {
        return state(Objects.requireNonNull(lines.get(channel))).equals("available");
    }

    Map<String, @Nullable Object> row(int tabLimit, List<Offer> offers) {
        Map<String, Object> channels = new TreeMap<>();
        lines.forEach((channel, line) -> {
            Map<String, @Nullable Object> shown = new TreeMap<>();
            shown.put("state", state(line));
            shown.put("reason", line.reason);
            shown.put("since", line.since);
            shown.put("dueBackAt", line.dueBackAt);
            shown.put("overdue", line.overdue);
            shown.put("until", state(line).equals("wrap_up") ? line.wrapsUpUntil : null);
            shown.put("open", (int) engagements.stream()
                    .filter(each -> channel.equals(each.get("channel")))
                    .count());
            shown.put("capacity", capacity.getOrDefault(channel, 0));
            channels.put(channel, shown);
        });
        Map<String, @Nullable Object> row = new TreeMap<>();
        row.put("loggedIn", session != null);
        row.put("channels", channels);
        row.put("openTabs", engagements.size());
        row.put("tabLimit", tabLimit);
        row.put(
                "interactions",
                List.copyOf(engagements.stream().map(TreeMap::new).toList()));
        row.put("offers", offers.stream().map(DeskLife::shown).toList());
        return row;
    }

    private static Map<String, @Nullable Object> shown(Offer offer) {
        Map<String, @Nullable Object> shown = new TreeMap<>();
        shown.put("interactionId", offer.interactionId());
        shown.put("queueId", offer.queueId());
        shown.put("channel", offer.channel());
        shown.put("offeredAt", offer.offeredAt());
        shown.put("expiresAt", offer.expiresAt());
        shown.put("autoAnswerAt", offer.autoAnswerAt());
        return shown;
    }
}
