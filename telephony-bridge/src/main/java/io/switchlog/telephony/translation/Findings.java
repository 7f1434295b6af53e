package io.switchlog.telephony.translation;

import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiEvent.Header;
import io.switchlog.telephony.queuelog.QueueLogRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was found out of the time when nobody listened. It is stored among the events, where listening began again: who
 * takes them once more finds the same at the same place.
 *
 * @param rows what the switchboard recorded since the last event that was heard, in order
 * @param present unique ids of the channels that are there now
 * @param at now
 */
public record Findings(List<QueueLogRow> rows, Set<String> present, Instant at) {
    static final String NAME = "SwitchlogLookBack";

    /** The header of a row; there are as many as rows. */
    public static final String ROW = "Row";

    private static final String PRESENT = "Present";
    private static final String BETWEEN = "\t";
    private static final int FIXED = 5;

    public Findings {
        rows = List.copyOf(rows);
        present = Set.copyOf(present);
    }

    public AmiEvent toEvent() {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Event", NAME));
        headers.add(new Header("Timestamp", at.getEpochSecond() + "." + String.format("%06d", at.getNano() / 1000)));
        rows.forEach(row -> headers.add(new Header(ROW, text(row))));
        present.stream().sorted().forEach(channel -> headers.add(new Header(PRESENT, oneLine(channel))));
        return new AmiEvent(NAME, headers, at);
    }

    static Findings of(AmiEvent event) {
        List<QueueLogRow> rows = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (Header header : event.headers()) {
            switch (header.name()) {
                case ROW -> rows.add(row(header.value()));
                case PRESENT -> present.add(header.value());
                default -> {
                    // Its name and its time.
                }
            }
        }
        return new Findings(rows, present, event.timestamp());
    }

    private static String text(QueueLogRow row) {
        List<String> fields =
                new ArrayList<>(List.of(row.time().toString(), row.callId(), row.queue(), row.agent(), row.event()));
        fields.addAll(row.data());
        return String.join(BETWEEN, fields.stream().map(Findings::oneLine).toList());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }

    private static QueueLogRow row(String text) {
        List<String> fields = List.of(text.split(BETWEEN, -1));
        return new QueueLogRow(
                Instant.parse(fields.get(0)),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.subList(FIXED, fields.size()));
    }
}
