package io.switchlog.query.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.switchlog.query.BadQuery;
import io.switchlog.query.Paging;
import io.switchlog.query.Rows;
import io.switchlog.query.TooMany;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Gives out reports: as JSON, page by page, or as CSV, row by row as the database makes them. */
@Component
class ReportOutput {
    private static final int MOST_FILES = 4;
    private static final int MOST_ROWS = 20_000;
    private static final String NEWLINE = "\r\n";

    private final DataSource dataSource;
    private final JdbcClient database;

    // Each holds a connection for as long as somebody takes to read it; the board needs some too.
    private final Semaphore files = new Semaphore(MOST_FILES);

    ReportOutput(
            @Qualifier("queryDataSource") DataSource dataSource, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.dataSource = dataSource;
        this.database = database;
    }

    /** A page of a report, and how many rows it has in all. */
    Rows<Map<String, @Nullable Object>> page(ReportSql report, Paging paging) {
        paging.inFixedOrder();
        String page = report.page(paging.rows(), paging.first());
        long count = database.sql(report.count()).query(Long.class).single();
        return new Rows<>(count, rows(page));
    }

    /** All rows of a report that is calculated, or a page if one is asked for. */
    Rows<Map<String, @Nullable Object>> all(ReportSql report, Paging paging) {
        paging.inFixedOrder();
        if (paging.limit() != null || paging.offset() != null) {
            return page(report, paging);
        }
        List<Map<String, @Nullable Object>> rows = rows(report.page(MOST_ROWS + 1L, 0));
        if (rows.size() > MOST_ROWS) {
            throw BadQuery.invalid("limit", "must be given, as there are more than " + MOST_ROWS + " rows");
        }
        return new Rows<>(rows.size(), rows);
    }

    private List<Map<String, @Nullable Object>> rows(String sql) {
        return database.sql(sql).query((row, number) -> inCamelCase(row)).list();
    }

    /**
     * The whole report by RFC 4180. Text that a spreadsheet would take for a formula is made harmless; next to each
     * number of milliseconds stands the same as HH:MM:SS.
     */
    void csv(ReportSql report, HttpServletResponse response) throws IOException {
        if (!files.tryAcquire()) {
            throw new TooMany("This node gives out " + MOST_FILES + " files at a time.");
        }
        try {
            write(report, response);
        } finally {
            files.release();
        }
    }

    private void write(ReportSql report, HttpServletResponse response) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            String copy = "copy (select " + columns(connection, report) + " from (" + report.rows()
                    + ") exported order by " + report.order() + ") to stdout (format csv, header)";
            CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            try {
                byte[] row = rows.readFromCopy();
                response.setContentType("text/csv;charset=UTF-8");
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + report.name() + ".csv\"");
                OutputStream out = response.getOutputStream();
                while (row != null) {
                    // A row comes at a time, and PostgreSQL ends it with a line feed alone.
                    out.write(row, 0, row.length - 1);
                    out.write(NEWLINE.getBytes(US_ASCII));
                    row = rows.readFromCopy();
                }
            } finally {
                if (rows.isActive()) {
                    rows.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("report", null, e);
        }
    }

    private static String columns(Connection connection, ReportSql report) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(report.page(0, 0))) {
            ResultSetMetaData metadata = statement.getMetaData();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                String column = metadata.getColumnLabel(i);
                String name = "\"" + camelCase(column) + "\"";
                columns.add(
                        switch (metadata.getColumnTypeName(i)) {
                            case "text" -> "report.spreadsheet_text(" + column + ") as " + name;
                            case "timestamptz" ->
                                "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as "
                                        + name;
                            case "bool" -> column + "::text as " + name;
                            default -> column + " as " + name;
                        });
                if (column.equals("ms") || column.endsWith("_ms")) {
                    columns.add("report.spreadsheet_time(" + column + "::bigint) as \""
                            + camelCase(column.replaceFirst("_?ms$", "_time").replaceFirst("^_", "")) + "\"");
                }
            }
        }
        return String.join(", ", columns);
    }

    private static Map<String, @Nullable Object> inCamelCase(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            boolean time = "timestamptz".equals(columns.getColumnTypeName(i));
            OffsetDateTime instant = time ? row.getObject(i, OffsetDateTime.class) : null;
            fields.put(
                    camelCase(JdbcUtils.lookupColumnName(columns, i)),
                    !time ? row.getObject(i) : instant == null ? null : instant.toInstant());
        }
        return fields;
    }

    private static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
