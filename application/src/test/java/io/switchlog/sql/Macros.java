package io.switchlog.sql;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into a query what psql, Grafana and Metabase put into it before they send it. */
record Macros(Instant from, Instant to, Instant now, Map<String, String> variables) {
    private static final Pattern GROUP = Pattern.compile("\\$__timeGroup(Alias)?\\(([^,()]+), *'?(\\w+)'?\\)");
    private static final Map<String, Integer> SECONDS =
            Map.of("5m", 300, "15m", 900, "30m", 1800, "1h", 3600, "1d", 86400);

    String expand(String query) {
        String sql = query.replace("$__interval", "15m")
                .replaceAll("\\$__timeFilter\\(([^()]+)\\)", "$1 BETWEEN '" + from + "' AND '" + to + "'")
                .replace("$__timeFrom()", "'" + from + "'")
                .replace("$__timeTo()", "'" + to + "'")
                .replace("{{when}}", "joined_at between '" + from + "' and '" + to + "'")
                // The log's clock in tests is not the server's.
                .replace("now()", "timestamptz '" + now + "'");
        Matcher group = GROUP.matcher(sql);
        sql = group.replaceAll(match -> {
            Integer seconds = SECONDS.get(match.group(3));
            return "floor(extract(epoch from " + match.group(2) + ")/" + seconds + ")*" + seconds
                    + (match.group(1) == null ? "" : " AS \"time\"");
        });
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            sql = sql.replace(":'" + variable.getKey() + "'", "'" + variable.getValue() + "'")
                    .replace("$" + variable.getKey(), "'" + variable.getValue() + "'");
        }
        if (sql.contains("$__") || sql.contains("{{") || sql.matches("(?s).*[^:]:'\\w+'.*")) {
            throw new IllegalArgumentException("nobody knows what this stands for: " + sql);
        }
        return sql;
    }
}
