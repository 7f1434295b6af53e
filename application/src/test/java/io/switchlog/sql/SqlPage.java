package io.switchlog.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The part of docs/sql.md that says what is in the database, made from what the database says of itself. It stands
 * between marks; everything else on the page is written by hand.
 */
final class SqlPage {
    static final List<String> SCHEMAS = List.of("report", "history", "directory");

    /** One for all channels, told apart by the channel in its name only. Those of calls tell more. */
    private static final Pattern OF_CHANNEL =
            Pattern.compile("(report_)(chat|email|sms|openchannel|fax|whatsapp)(_\\w+)");

    private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    private final JdbcTemplate database;

    SqlPage(JdbcTemplate database) {
        this.database = database;
    }

    private record Relation(
            String schema,
            String name,
            String kind,
            @Nullable String comment) {
        String qualified() {
            return schema + "." + name;
        }
    }

    /** The page with everything between the marks as the database says now. */
    String upToDate(String page) {
        String result = page;
        for (String schema : SCHEMAS) {
            String begin = "<!-- begin " + schema + " -->\n";
            String end = "<!-- end " + schema + " -->";
            int from = result.indexOf(begin);
            int to = result.indexOf(end);
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("the page has no marks for the schema " + schema);
            }
            result = result.substring(0, from + begin.length()) + "\n" + schema(schema) + result.substring(to);
        }
        return result;
    }

    /** Every query that the page shows. */
    static List<String> queries(String page) {
        Matcher matcher = QUERY.matcher(page);
        List<String> queries = new ArrayList<>();
        while (matcher.find()) {
            queries.add(matcher.group(1).strip());
        }
        return queries;
    }

    private String schema(String schema) {
        StringBuilder text = new StringBuilder();
        text.append(database.queryForObject(
                        "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = ?",
                        String.class,
                        schema))
                .append(".\n\n");
        Map<String, String> sections = new LinkedHashMap<>();
        Map<String, List<String>> channels = new LinkedHashMap<>();
        for (Relation relation : relations(schema)) {
            String section = section(relation);
            Matcher ofChannel = OF_CHANNEL.matcher(relation.name());
            if (!ofChannel.matches()) {
                sections.put("### `" + relation.qualified() + "`", section);
                continue;
            }
            String channel = ofChannel.group(2);
            String name = relation.qualified().replace("_" + channel + "_", "_<channel>_");
            String general = section.replace("_" + channel + "_", "_<channel>_")
                    .replaceAll("(?i)\\bchannel " + channel + "\\b", "One channel")
                    .replace("'" + channel + "'", "'<channel>'");
            String before = sections.putIfAbsent("### `" + name + "`", general);
            if (before != null && !before.equals(general)) {
                throw new IllegalStateException(relation.qualified() + " differs from those of other channels");
            }
            channels.computeIfAbsent("### `" + name + "`", ignored -> new ArrayList<>())
                    .add(channel);
        }
        sections.forEach((title, section) -> {
            text.append(title).append("\n\n");
            List<String> same = channels.get(title);
            if (same != null) {
                text.append("The same for each `<channel>` of ")
                        .append(String.join(", ", same.stream().sorted().toList()))
                        .append(".\n\n");
            }
            text.append(section);
        });
        functions(schema, text);
        return text.toString();
    }

    private List<Relation> relations(String schema) {
        return database.query(
                """
                select n.nspname, c.relname, obj_description(c.oid, 'pg_class') as comment,
                       case c.relkind when 'v' then 'View' when 'm' then 'Materialized view'
                                      when 'p' then 'Partitioned table' else 'Table' end as kind
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = ? and c.relkind in ('r', 'v', 'm', 'p') and not c.relispartition
                order by c.relname collate "C\"""",
                (row, i) -> new Relation(
                        row.getString("nspname"),
                        row.getString("relname"),
                        row.getString("kind"),
                        row.getString("comment")),
                schema);
    }

    private String section(Relation relation) {
        StringBuilder text = new StringBuilder();
        text.append(relation.kind())
                .append(". ")
                .append(sentence(relation.comment()))
                .append("\n\n");
        boolean table = relation.kind().endsWith("able");
        text.append(
                table
                        ? "| column | type | null | meaning |\n|---|---|---|---|\n"
                        : "| column | type | meaning |\n|---|---|---|\n");
        database.query(
                """
                select a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull, a.attgenerated <> '' as generated,
                       col_description(a.attrelid, a.attnum) as comment
                from pg_attribute a
                where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
                order by a.attnum""",
                row -> {
                    text.append("| `")
                            .append(row.getString("attname"))
                            .append("` | ")
                            .append(type(row.getString("type")));
                    if (table) {
                        text.append(" | ").append(row.getBoolean("attnotnull") ? "no" : "yes");
                    }
                    text.append(" | ").append(cell(row.getString("comment"))).append(" |\n");
                },
                relation.qualified());
        text.append('\n');
        List<String> constraints = database.queryForList("""
                select case contype when 'p' then 'Primary key' when 'u' then 'Unique' when 'x' then 'Exclusion'
                                    else 'Foreign key' end
                       || ': `' || regexp_replace(pg_get_constraintdef(oid), '^(PRIMARY KEY|UNIQUE|EXCLUDE|FOREIGN KEY) ', '') || '`'
                from pg_constraint
                where conrelid = ?::regclass and contype in ('p', 'u', 'x', 'f')
                order by position(contype::text in 'puxf'), conname collate "C\"""", String.class, relation.qualified());
        List<String> indexes = database.queryForList("""
                select case when i.indisunique then 'Unique index: `' else 'Index: `' end
                       || regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING (btree )?', '') || '`'
                from pg_index i
                where i.indrelid = ?::regclass
                  and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
                order by regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', '') collate "C\"""", String.class, relation.qualified());
        constraints.addAll(indexes);
        constraints.forEach(line -> text.append("- ").append(line).append('\n'));
        if (!constraints.isEmpty()) {
            text.append('\n');
        }
        return text.toString();
    }

    private void functions(String schema, StringBuilder text) {
        database.query(
                """
                select p.oid::regprocedure::text as signature, p.proname,
                       pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result,
                       obj_description(p.oid, 'pg_proc') as comment
                from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname = ?
                  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                order by p.proname collate "C", p.oid::regprocedure::text collate "C\"""",
                row -> {
                    text.append("### `")
                            .append(schema)
                            .append('.')
                            .append(row.getString("proname"))
                            .append("(…)`\n\nFunction. ")
                            .append(sentence(row.getString("comment")))
                            .append("\n\n```\n")
                            .append(list(
                                    schema + "." + row.getString("proname") + "(", row.getString("arguments"), ")"))
                            .append('\n')
                            .append(result(row.getString("result")))
                            .append("\n```\n\n");
                },
                schema);
    }

    private static String result(String result) {
        return result.startsWith("TABLE(")
                ? list("returns table (", result.substring("TABLE(".length(), result.length() - 1), ")")
                : "returns " + type(result);
    }

    private static String list(String before, String items, String after) {
        if (items.isEmpty()) {
            return before + after;
        }
        return before + "\n    " + type(items).replaceAll(", (?=\\w+ [a-z])", ",\n    ") + after;
    }

    private static String type(String type) {
        return type.replace("timestamp with time zone", "timestamptz").replace("double precision", "float8");
    }

    private static String sentence(@Nullable String comment) {
        String text = comment == null ? "" : comment;
        return text.endsWith(".") ? text : text + ".";
    }

    private static String cell(@Nullable String comment) {
        return comment == null ? "" : comment.replace("|", "\\|");
    }
}
