package io.switchlog.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.projection.interaction.RandomHistory;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of one thing there is one interval at a time, whoever writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("R-04")
class NoOverlapTest {
    private static final String COLUMNS = """
            select column_name from information_schema.columns
            where table_schema || '.' || table_name = '%s' and is_generated = 'NEVER' order by ordinal_position""";
    private final TestProjector projections = new TestProjector();

    @BeforeAll
    void aHistory() {
        projections.given(new RandomHistory(77).events(2_000));
    }

    @ParameterizedTest
    @CsvSource({
        "history.agent_state, from_at, to_at, from_position, to_position",
        "history.agent_capacity, from_at, to_at, from_position, to_position",
        "history.agent_profile, from_at, to_at, from_position, to_position",
        "history.membership, from_at, to_at, from_position, to_position",
        "history.queue_profile, from_at, to_at, from_position, to_position",
        "history.account_profile, from_at, to_at, from_position, to_position",
        "history.centre_settings, from_at, to_at, from_position, to_position",
        "history.interaction_state, from_at, to_at, from_position, to_position",
        "history.engagement, accepted_at, closed_at, accepted_position, closed_position",
    })
    void aSecondIntervalWithinAnotherIsRefused(
            String table, String from, String to, String fromPosition, String toPosition) {
        String middle = "%1$s + coalesce(%2$s - %1$s, interval '2 s') / 2".formatted(from, to);
        String insert = copy(table, row -> {
            if (row.equals(from)) {
                return middle;
            }
            if (row.equals(to)) {
                return middle + " + interval '1 us'";
            }
            if (row.equals(fromPosition)) {
                return "1000000000";
            }
            return row.equals(toPosition) || row.equals("next_position") ? "1000000001" : ended(row);
        });
        String ofSomeLength =
                " where %2$s > %1$s + interval '1 ms' or %2$s is null order by %2$s limit 1".formatted(from, to);

        assertThatThrownBy(() -> projections.database().run(insert + ofSomeLength))
                .rootCause()
                .hasMessageContaining("_no_overlap\"");
        String lastingNoTime = insert.replace(" + interval '1 us'", "") + ofSomeLength;
        projections.database().run(lastingNoTime);
        assertThat(projections.rows("select count(*) from " + table + " where " + fromPosition + " = 1000000000"))
                .containsExactly("1");
    }

    private static String ended(String column) {
        return switch (column) {
            case "ended_by" -> "'closed'";
            case "last_position" -> "1000000001";
            default -> column;
        };
    }

    private String copy(String table, UnaryOperator<String> value) {
        List<String> columns = projections.rows(COLUMNS.formatted(table));
        return "insert into %s (%s) select %s from %1$s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", columns.stream().map(value).toList()));
    }
}
