package io.switchlog.telephony.asterisk.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.telephony.asterisk.control.AsteriskActions.Access;
import io.switchlog.telephony.asterisk.local.AsteriskLab;
import io.switchlog.telephony.asterisk.local.LocalAsteriskOptions;
import io.switchlog.telephony.asterisk.local.LocalQueue;
import io.switchlog.telephony.asterisk.local.LocalRoute;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check-up of a real Asterisk, as the documentation configures it and otherwise. */
@Tag("asterisk")
class PbxCheckupIT {
    private static Access events(AsteriskLab lab) {
        return new Access(
                "127.0.0.1",
                lab.asterisk().amiPort(),
                false,
                lab.asterisk().events().user(),
                lab.asterisk().events().secret(),
                Duration.ofSeconds(20));
    }

    @Test
    void nothingIsWrongWithWhatTheDocumentationSays() throws Exception {
        try (AsteriskLab lab = AsteriskLab.open(LocalAsteriskOptions.named("lab")
                .with(LocalQueue.named("support"))
                .with(LocalRoute.to("8001", "support", 30)))) {
            assertThat(PbxCheckup.of(events(lab), lab.access())).isEmpty();
        }
    }

    @Test
    void whatIsWrongIsSaidWithTheLineThatPutsItRight() throws Exception {
        try (AsteriskLab lab = AsteriskLab.open(LocalAsteriskOptions.named("")
                .with(LocalQueue.named("support"))
                .override("ROUTES", "exten => 8001,1,Queue(support)\n"))) {
            lab.sql("""
                    insert into ps_endpoints (id, aors, context, disallow, allow, device_state_busy_at)
                    values ('2001', '', 'from-sip', 'all', 'ulaw', 1)
                    """);
            List<Finding> findings = PbxCheckup.of(events(lab), lab.access());
            assertThat(findings)
                    .extracting(Finding::file)
                    .containsExactly("asterisk.conf", "extensions.conf", "pjsip.conf or ps_endpoints");
            assertThat(findings).extracting(Finding::what).anyMatch(what -> what.contains("switchlog-routes"));
        }
    }

    @Test
    void whoIsNotLetInIsToldSo() throws Exception {
        try (AsteriskLab lab = AsteriskLab.open(LocalAsteriskOptions.named("lab"))) {
            Access wrong =
                    new Access("127.0.0.1", lab.asterisk().amiPort(), false, "nobody", "x", Duration.ofSeconds(5));
            assertThat(PbxCheckup.of(wrong, wrong))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.what()).contains("cannot ask the PBX"));
        }
    }
}
