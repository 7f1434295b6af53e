package io.switchlog.switchboard.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.api.Answer;
import io.switchlog.api.Await;
import io.switchlog.api.ContactCentre;
import io.switchlog.telephony.simulated.SimulatedAmi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A node with a switchboard in its settings. */
@Timeout(300)
class SwitchboardOfTheSettingsTest {
    private static final Installation INSTALLATION = Installation.shared().another("switchboards");

    @Test
    void itIsHeardAndShownAndWhatIsWrongIsSaid() {
        try (SimulatedAmi switchboard = new SimulatedAmi();
                Installation.Node node = INSTALLATION.start(List.of(
                        "--switchlog.pbx.east.host=127.0.0.1",
                        "--switchlog.pbx.east.port=" + switchboard.port(),
                        "--switchlog.pbx.east.username=" + SimulatedAmi.USER,
                        "--switchlog.pbx.east.secret=" + SimulatedAmi.SECRET))) {
            ContactCentre centre = new ContactCentre(node.address());
            Await.until(
                    () -> "east in " + centre.read("/pbx").text(),
                    () -> east(centre).path("connected").asBoolean());

            assertThat(east(centre).path("troubles")).isEmpty();
            assertThat(health(centre).path("status").asString()).isEqualTo("UP");
            Await.until(
                    () -> metrics(centre), () -> metrics(centre).contains("switchlog_pbx_connected{pbx=\"east\"} 1.0"));
            assertThat(metrics(centre))
                    .contains(
                            "switchlog_pbx_blind_seconds_total{pbx=\"east\"}",
                            "switchlog_pbx_unknown_events_total{pbx=\"east\"}",
                            "switchlog_pbx_inbox_backlog{pbx=\"east\"}",
                            "switchlog_pbx_differences{pbx=\"east\"}");

            switchboard.close();

            Await.until(
                    () -> "health " + health(centre),
                    () -> health(centre).path("status").asString().equals("DOWN"));
            assertThat(health(centre).path("details").path("east").get(0).asString())
                    .contains("connection");
            assertThat(centre.admin().get("/actuator/health/readiness").status())
                    .isEqualTo(200);
        }
    }

    private static JsonNode east(ContactCentre centre) {
        return centre.read("/pbx").json().path("rows").path(0);
    }

    private static JsonNode health(ContactCentre centre) {
        Answer health = centre.admin().get("/actuator/health");
        return health.json().path("components").path("switchboards");
    }

    private static String metrics(ContactCentre centre) {
        return centre.anybody().get("/actuator/prometheus").expect(200).text();
    }
}
