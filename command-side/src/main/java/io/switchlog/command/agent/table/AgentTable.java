package io.switchlog.command.agent.table;

import io.switchlog.command.http.BadRequest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A table of agents as a file has it: RFC 4180 in UTF-8, with or without byte order mark, the columns' names in the first
 * line; with semicolons instead of commas if the first line is.
 */
record AgentTable(List<Line> lines) {
    static final int MOST_LINES = 20_000;

    private static final String FILE = "file";

    /** Exports put an apostrophe before what a spreadsheet would take for a formula. */
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\t\r].*", Pattern.DOTALL);

    /**
     * One agent.
     *
     * @param number of the line on which he begins, as editors count them
     * @param cells that are not blank
     * @param surplus whether he has more cells than there are columns
     */
    record Line(long number, Map<Column, String> cells, boolean surplus) {}

    /** @throws BadRequest if this is no such table */
    static AgentTable read(byte[] bytes) {
        String text = decoded(bytes);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return new AgentTable(lines(parser));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new BadRequest(FILE, "must be text in UTF-8");
        }
    }

    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    }

    private static List<Line> lines(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        List<Column> columns = null;
        List<Line> lines = new ArrayList<>();
        for (Found found = next(parser, records); found != null; found = next(parser, records)) {
            if (found.isBlank()) {
                continue;
            }
            if (columns == null) {
                columns = columns(found.record());
            } else if (lines.size() == MOST_LINES) {
                throw new BadRequest(FILE, "must have at most " + MOST_LINES + " agents");
            } else {
                lines.add(line(found, columns));
            }
        }
        if (columns == null) {
            throw new BadRequest(FILE, "must have a first line with the names of columns");
        }
        return lines;
    }

    private record Found(long line, CSVRecord record) {
        boolean isBlank() {
            return record.stream().allMatch(String::isBlank);
        }
    }

    private static @Nullable Found next(CSVParser parser, Iterator<CSVRecord> records) {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? new Found(line, records.next()) : null;
        } catch (RuntimeException broken) {
            throw new BadRequest(FILE, "line " + line + ": has a quote too many or too few");
        }
    }

    private static List<Column> columns(CSVRecord header) {
        List<Column> columns = new ArrayList<>();
        List<BadRequest.FieldError> errors = new ArrayList<>();
        Set<Column> seen = new HashSet<>();
        for (String name : header) {
            Column column = Column.of(name).orElse(null);
            if (column == null) {
                errors.add(new BadRequest.FieldError(name.strip(), "line 1: is no column of agents"));
            } else if (!seen.add(column)) {
                errors.add(new BadRequest.FieldError(column.name(), "line 1: is there twice"));
            } else {
                columns.add(column);
            }
        }
        if (errors.isEmpty() && !seen.contains(column(Column.USERNAME)) && !seen.contains(column(Column.ID))) {
            errors.add(new BadRequest.FieldError(Column.USERNAME, "line 1: must be among the columns"));
        }
        if (!errors.isEmpty()) {
            throw new BadRequest(errors);
        }
        return columns;
    }

    private static Column column(String name) {
        return Column.of(name).orElseThrow();
    }

    /** Spreadsheets leave out what is empty at the end of a line. */
    private static Line line(Found found, List<Column> columns) {
        CSVRecord record = found.record();
        Map<Column, String> cells = new LinkedHashMap<>();
        boolean surplus = false;
        for (int i = 0; i < record.size(); i++) {
            String cell = record.get(i);
            if (cell.isBlank()) {
                continue;
            }
            if (i < columns.size()) {
                Column column = columns.get(i);
                boolean secret = column.name().equals(Column.PASSWORD);
                cells.put(column, secret ? cell : unguarded(cell));
            } else {
                surplus = true;
            }
        }
        return new Line(found.line(), cells, surplus);
    }

    private static String unguarded(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
