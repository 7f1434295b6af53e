package io.switchlog.telephony.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiEvent.Header;
import io.switchlog.telephony.queuelog.QueueLogRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a real Asterisk said and recorded while something happened on it.
 *
 * @param name what happened
 */
record Transcript(String name, List<AmiEvent> events, List<QueueLogRow> rows, List<String> story) {
    private static final int FIXED = 6;

    static Stream<Transcript> all() {
        try (Stream<Path> directories = Files.list(recordings())) {
            return directories.sorted().map(Transcript::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Transcript of(String name) {
        return read(recordings().resolve(name));
    }

    private static Path recordings() {
        try {
            return Path.of(Objects.requireNonNull(Transcript.class.getResource("/recordings"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Transcript read(Path directory) {
        try {
            return new Transcript(
                    Objects.toString(directory.getFileName()),
                    events(Files.readString(directory.resolve("ami.txt"), UTF_8)),
                    Files.readAllLines(directory.resolve("queue_log.csv"), UTF_8).stream()
                            .skip(1)
                            .map(Transcript::row)
                            .toList(),
                    Files.readAllLines(directory.resolve("story.txt"), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<AmiEvent> events(String text) {
        List<AmiEvent> events = new ArrayList<>();
        for (String packet : text.replace("\r", "").split("\n\n")) {
            List<Header> headers = packet.lines()
                    .filter(line -> line.contains(":"))
                    .map(line -> new Header(
                            line.substring(0, line.indexOf(':')),
                            line.substring(line.indexOf(':') + 1).strip()))
                    .toList();
            headers.stream()
                    .filter(header -> header.name().equals("Event"))
                    .findFirst()
                    .ifPresent(event -> events.add(new AmiEvent(event.value(), headers, Instant.EPOCH)));
        }
        return events;
    }

    private static QueueLogRow row(String line) {
        List<String> fields = List.of(line.split(",", -1));
        return new QueueLogRow(
                Instant.parse(fields.get(1)),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.get(5),
                fields.subList(FIXED, fields.size()));
    }

    /** The rows of a time, both ends included. */
    List<QueueLogRow> rows(Instant from, Instant to) {
        return rows.stream()
                .filter(row -> !row.time().isBefore(from) && !row.time().isAfter(to))
                .toList();
    }

    /** The channels that are there after so many events. */
    Set<String> present(int heard) {
        Set<String> present = new HashSet<>();
        for (AmiEvent event : events.subList(0, heard)) {
            switch (event.name()) {
                case "Newchannel" -> present.add(event.get("Uniqueid"));
                case "Hangup" -> present.remove(event.get("Uniqueid"));
                default -> {
                    // Nobody comes or goes.
                }
            }
        }
        return present;
    }

    @Override
    public String toString() {
        return name;
    }
}
