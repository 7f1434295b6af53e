package io.switchlog.projection.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.kpi.KpiEvent.KpisDefined;
import io.switchlog.messages.kpi.KpiTarget;
import io.switchlog.messages.kpi.OfficeHours;
import io.switchlog.messages.kpi.OpeningPeriod;
import io.switchlog.messages.kpi.ServiceLevel;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KpiTablesTest {
    private static final String DEFINITIONS = """
            select definition_id, name, service_level, zone, from_position, to_position, to_at is null
            from report.kpi_definition order by 1""";
    private static final String TARGETS = """
            select definition_id, channel, threshold_seconds, short_abandon_seconds, position
            from report.kpi_target order by 1, 2""";
    private static final String HOURS = """
            select definition_id, weekday, from_minute, to_minute, position
            from report.kpi_office_hours order by 1, 2, 3""";
    private static final List<String> BUILT_IN_TARGETS = List.of(
            "1 | chat | 30 | 5 | 0",
            "1 | email | 86400 | 5 | 0",
            "1 | fax | 86400 | 5 | 0",
            "1 | openchannel | 60 | 5 | 0",
            "1 | sms | 60 | 5 | 0",
            "1 | voice | 20 | 5 | 0",
            "1 | whatsapp | 60 | 5 | 0");
    private static final KpisDefined SECOND = new KpisDefined(
            2,
            "Contract",
            ServiceLevel.SL3,
            Map.of(Channel.CHAT, new KpiTarget(15, 3)),
            new OfficeHours("Europe/Rome", List.of(new OpeningPeriod(1, 540, 720), new OpeningPeriod(1, 780, 1_440))));
    private static final KpisDefined THIRD =
            new KpisDefined(3, null, ServiceLevel.SL5, Map.of(Channel.CHAT, new KpiTarget(20, 0)), null);
    private final TestProjector projections = new TestProjector();

    @Test
    void theBuiltInDefinitionIsThereFromTheBeginning() throws Exception {
        String whole = "select * from report.kpi_definition";
        List<String> definitions = projections.rows(whole);
        assertThat(projections.rows(DEFINITIONS)).containsExactly("1 | - | SL1 | - | 0 | - | t");
        assertThat(projections.rows(TARGETS)).isEqualTo(BUILT_IN_TARGETS);

        TestProjector.rebuildAll(projections.database());

        assertThat(projections.rows(whole)).isEqualTo(definitions);
        assertThat(projections.rows(TARGETS)).isEqualTo(BUILT_IN_TARGETS);
        assertThat(projections.rows(HOURS)).isEmpty();
    }

    @Test
    void eachDefinitionStaysAndEndsWhereTheNextBegins() {
        projections.given(new Story().event(SECOND));
        projections.given(new Story().event(THIRD));

        assertThat(projections.rows(DEFINITIONS))
                .containsExactly(
                        "1 | - | SL1 | - | 0 | 1 | f",
                        "2 | Contract | SL3 | Europe/Rome | 1 | 2 | f",
                        "3 | - | SL5 | - | 2 | - | t");
        assertThat(projections.rows(TARGETS))
                .containsAll(BUILT_IN_TARGETS)
                .contains("2 | chat | 15 | 3 | 1", "3 | chat | 20 | 0 | 2")
                .hasSize(9);
        assertThat(projections.rows(HOURS)).containsExactly("2 | 1 | 540 | 720 | 1", "2 | 1 | 780 | 1440 | 1");
    }

    @Test
    void severalDefinitionsInOneBatchMakeTheSame() {
        TestProjector one = new TestProjector().given(new Story().event(SECOND).event(THIRD));
        projections.given(new Story().event(SECOND)).given(new Story().event(THIRD));

        for (String sql : List.of(DEFINITIONS, TARGETS, HOURS)) {
            assertThat(one.rows(sql)).isEqualTo(projections.rows(sql));
        }
    }
}
