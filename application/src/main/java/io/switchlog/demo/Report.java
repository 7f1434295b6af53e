package io.switchlog.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the day has left behind, read through the API and printed. */
final class Report {
    private static final List<String> REASONS = List.of("accepted", "timeout", "abandoned", "");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Api api;
    private final Centre centre;
    private final PrintStream out;
    private final Map<ServedChannel, List<Step>> steps = new EnumMap<>(ServedChannel.class);

    /** A row of {@code report_<channel>_queue}; the reason is null while it waits. */
    record Step(
            UUID interactionId,
            int stepNo,
            @Nullable String reason,
            @Nullable String cause,
            @Nullable Long waitMs,
            @Nullable Long answerMs,
            int offerCount) {

        boolean hasReason(String wanted) {
            return wanted.equals(Objects.requireNonNullElse(reason, ""));
        }
    }

    Report(Api api, Centre centre, PrintStream out) {
        this.api = api;
        this.centre = centre;
        this.out = out;
        for (ServedChannel channel : ServedChannel.values()) {
            String path = "/api/reports/" + channel.code() + "/queue?" + api.afterEverything();
            steps.put(channel, api.rows(path, Step.class));
        }
    }

    /** One line per channel and reason. */
    void printReasons() {
        out.println("Queue report (report_<channel>_queue): one row per customer and queue, seconds");
        Table table =
                new Table("Channel", "Reason", "Rows", "Average wait", "Longest wait", "Average answer", "Causes");
        steps.forEach((channel, rows) -> {
            for (String reason : REASONS) {
                List<Step> matching =
                        rows.stream().filter(step -> step.hasReason(reason)).toList();
                table.row(
                        channel.code(),
                        reason.isEmpty() ? "(waiting)" : reason,
                        matching.size(),
                        average(matching, Step::waitMs),
                        longest(matching),
                        average(matching, Step::answerMs),
                        causes(matching));
            }
        });
        table.print(out);
    }

    private static String average(List<Step> steps, Function<Step, @Nullable Long> time) {
        List<Long> known = steps.stream().map(time).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? ""
                : seconds(known.stream().mapToLong(Long::longValue).sum() / known.size());
    }

    private static String longest(List<Step> steps) {
        return steps.stream()
                .map(Step::waitMs)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .map(Report::seconds)
                .orElse("");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }

    private static String causes(List<Step> steps) {
        return steps.stream()
                .map(Step::cause)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(cause -> cause.getKey() + " " + cause.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The live board: per channel that an agent serves, open interactions and capacity. */
    void printBoard() {
        out.println("Live board: open/capacity per channel, * while paused on it");
        List<String> header = new ArrayList<>(List.of("Agent", "State", "Since"));
        for (ServedChannel channel : ServedChannel.values()) {
            header.add(channel.code());
        }
        header.addAll(List.of("Open", "Rings"));
        Table table = new Table(header.toArray(String[]::new));
        Map<UUID, StaffMember> staff =
                centre.agents().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        for (LiveRow row : api.rows("/api/live/agents?" + api.afterEverything(), LiveRow.class)) {
            StaffMember agent = staff.get(row.agentId());
            if (agent != null) {
                table.row(boardRow(row, agent).toArray());
            }
        }
        table.print(out);
    }

    private static List<String> boardRow(LiveRow row, StaffMember agent) {
        String state = row.loggedIn() ? "ready" : "logged out";
        Instant since = Instant.MIN;
        List<String> channels = new ArrayList<>();
        for (ServedChannel channel : ServedChannel.values()) {
            LiveRow.ChannelState served = row.channels().get(channel.code());
            if (served == null || !channel.isServedBy(agent)) {
                channels.add("");
                continue;
            }
            state = served.isPaused() ? Objects.requireNonNullElse(served.reason(), "paused") : state;
            since = since.isBefore(served.since()) ? served.since() : since;
            channels.add(served.open() + "/" + served.capacity() + (served.isPaused() ? "*" : ""));
        }
        List<String> cells =
                new ArrayList<>(List.of(row.fullName(), state, since.equals(Instant.MIN) ? "" : TIME.format(since)));
        cells.addAll(channels);
        cells.add(row.openTabs() + "/" + row.tabLimit());
        cells.add(row.offers().stream().map(LiveRow.LiveOffer::channel).collect(Collectors.joining(" ")));
        return cells;
    }

    /** The events of somebody whom the first queue did not answer in time and the second did; of all such, a short one. */
    void printStory() {
        Map<UUID, Integer> offers = steps.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Step::interactionId, Collectors.summingInt(Step::offerCount)));
        steps.values().stream()
                .flatMap(List::stream)
                .filter(step -> step.stepNo() == 2 && step.hasReason("accepted"))
                .map(Step::interactionId)
                .filter(id -> offers.getOrDefault(id, 0) > 1)
                .min(Comparator.comparing(offers::get))
                .ifPresent(this::printStory);
    }

    private void printStory(UUID interactionId) {
        out.println("One customer's story (GET /api/interactions/" + interactionId + "/events)");
        Table table = new Table("Position", "Time", "Event", "");
        for (JsonNode event : api.rows("/api/interactions/" + interactionId + "/events", JsonNode.class)) {
            table.row(
                    event.path("position").asString(""),
                    TIME.format(Instant.parse(event.path("recordedAt").asString(""))),
                    event.path("type").asString(""),
                    detail(event.path("payload")));
        }
        table.print(out);
    }

    private String detail(JsonNode payload) {
        List<String> details = new ArrayList<>();
        String agentId = payload.path("agentId").asString("");
        centre.agents().forEach((agent, id) -> {
            if (id.toString().equals(agentId)) {
                details.add(agent.fullName);
            }
        });
        for (String field : List.of("accountName", "queueName", "strategy", "cause", "mode", "disposition")) {
            if (payload.path(field).isString()) {
                details.add(payload.path(field).asString(""));
            }
        }
        for (String until : List.of("expiresAt", "timeoutAt")) {
            if (payload.path(until).isString()) {
                details.add(
                        "until " + TIME.format(Instant.parse(payload.path(until).asString(""))));
            }
        }
        return String.join(", ", details);
    }
}
