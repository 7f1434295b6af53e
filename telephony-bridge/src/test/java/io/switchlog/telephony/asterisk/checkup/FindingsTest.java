package io.switchlog.telephony.asterisk.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with what a PBX says of itself. */
class FindingsTest {
    private static final List<String> FILTERS = List.of("eventfilter(action(exclude),name(VarSet))=");
    private static final Map<String, String> LOGGER =
            Map.of("queue_log_realtime_use_gmt", "yes", "queue_adaptive_realtime", "yes");
    private static final Map<String, String> QUEUES =
            Map.of("shared_lastcall", "yes", "log_unpause_on_reason_change", "yes");
    private static final String DIALPLAN = """
            [ Context 'in' created by 'pbx_config' ]
              's' =>            1. Queue(${ARG1},tc,,,30)             [pbx_config]
                                2. UserEvent(QueueExit,Queue: a)      [pbx_config]
            """;
    private static final PbxFacts WELL = new PbxFacts(
            "Asterisk 22.10.1 built by",
            "pbx1",
            Map.of("UserEvent", "SwitchlogCheckup", "Timestamp", "1.2"),
            "system,call,agent,user",
            FILTERS,
            LOGGER,
            QUEUES,
            "queue_log ===> odbc (db=asterisk table=queue_log)",
            DIALPLAN,
            List.of());

    private static List<String> whatIsWrong(PbxFacts facts) {
        return Findings.in(facts).stream().map(Finding::what).toList();
    }

    @Test
    void nothingIsWrongWithOneThatIsWell() {
        assertThat(whatIsWrong(WELL)).isEmpty();
    }

    @Test
    void anOldVersionAndNoNameAreSaid() {
        assertThat(whatIsWrong(new PbxFacts(
                        "Asterisk 16.2.1 built by",
                        "",
                        WELL.heard(),
                        "all",
                        FILTERS,
                        LOGGER,
                        QUEUES,
                        WELL.mappings(),
                        DIALPLAN,
                        List.of())))
                .hasSize(2)
                .first()
                .asString()
                .contains("Asterisk 16");
    }

    @Test
    void eventsThatAreHiddenOrWithoutTimeAreSaid() {
        assertThat(whatIsWrong(new PbxFacts(
                        WELL.version(),
                        "pbx1",
                        Map.of("UserEvent", "SwitchlogCheckup"),
                        "system,user",
                        List.of("eventfilter(action(exclude),name(QueueCallerJoin))="),
                        LOGGER,
                        QUEUES,
                        WELL.mappings(),
                        DIALPLAN,
                        List.of())))
                .hasSize(4)
                .anyMatch(what -> what.contains("may not hear: call, agent"))
                .anyMatch(what -> what.contains("when they happened"))
                .anyMatch(what -> what.contains("hides Queue"));
    }

    @Test
    void aQueueLogThatCannotFillGapsIsSaid() {
        assertThat(whatIsWrong(new PbxFacts(
                        WELL.version(),
                        "pbx1",
                        WELL.heard(),
                        "all",
                        FILTERS,
                        Map.of(),
                        Map.of(),
                        "",
                        "[ Context 'in' created by 'pbx_config' ]\n  's' => 1. Queue(a) [pbx_config]",
                        List.of("2001"))))
                .hasSize(7)
                .anyMatch(what -> what.contains("time-outs are taken for abandoned calls"))
                .anyMatch(what -> what.contains("telephone 2001"));
    }
}
