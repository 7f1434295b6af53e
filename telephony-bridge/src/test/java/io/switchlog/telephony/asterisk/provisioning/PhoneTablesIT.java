package io.switchlog.telephony.asterisk.provisioning;

import static io.switchlog.telephony.asterisk.local.SippScenario.caller;
import static io.switchlog.telephony.asterisk.local.SippScenario.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.telephony.asterisk.control.AsteriskActions;
import io.switchlog.telephony.asterisk.control.PbxActions.Place;
import io.switchlog.telephony.asterisk.control.PbxActions.SpyMode;
import io.switchlog.telephony.asterisk.control.PbxActions.Spying;
import io.switchlog.telephony.asterisk.local.AsteriskLab;
import io.switchlog.telephony.asterisk.local.FreePorts;
import io.switchlog.telephony.asterisk.local.LocalAsteriskOptions;
import io.switchlog.telephony.asterisk.local.LocalQueue;
import io.switchlog.telephony.asterisk.local.LocalRoute;
import io.switchlog.telephony.asterisk.local.RawAmi;
import io.switchlog.telephony.asterisk.local.Sipp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Telephones as the centre provisions them, at a real Asterisk. */
@Tag("asterisk")
class PhoneTablesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static AsteriskLab lab;
    private static PhoneTables tables;
    private static AsteriskActions actions;

    @BeforeAll
    static void open() throws Exception {
        lab = AsteriskLab.open(LocalAsteriskOptions.named("lab")
                .with(LocalQueue.named("support"))
                .with(LocalRoute.to("8001", "support", 30)));
        tables = new PhoneTables(lab.dataSource());
        actions = AsteriskActions.connect(lab.access());
    }

    @AfterAll
    static void close() throws Exception {
        if (lab != null) {
            actions.close();
            lab.close();
        }
    }

    private static PhoneProfile profile(String internal, Map<String, ?> settings) {
        AgentSettings all = AgentSettings.initial(Typology.PHONEBAR).with(settings);
        return new PhoneProfile(internal, "Anna Rossi", "", "Secret" + internal, "4711", all);
    }

    private static void provision(PhoneProfile profile) throws SQLException {
        tables.write(PhoneMapping.rows(profile));
        assertThat(actions.phoneChanged(profile.internal()).isDone()).isTrue();
    }

    @Test
    void writingTwiceIsAsWritingOnceAndDeletingTakesAllOfIt() throws Exception {
        PhoneRows rows = PhoneMapping.rows(profile("2009", Map.of("voicemail", true)));
        tables.write(rows);
        String once = everything();
        tables.write(rows);
        assertThat(everything()).isEqualTo(once).contains("2009");
        assertThat(lab.asterisk().rx("pjsip show endpoint 2009")).contains("2009");
        assertThat(lab.asterisk().rx("voicemail show users for default")).contains("2009");
        tables.write(PhoneMapping.rows(profile("2009", Map.of("voice.type", "user"))));
        assertThat(lab.query("select count(*) from ps_aors where id = '2009'")).isEqualTo("0");
        assertThat(lab.query("select count(*) from voicemail_users where mailbox = '2009'"))
                .isEqualTo("0");
        tables.delete("2009");
        tables.delete("2009");
        assertThat(everything()).doesNotContain("2009");
    }

    private static String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table :
                new String[] {"ps_endpoints", "ps_auths", "ps_aors", "switchlog_phones", "voicemail_users"}) {
            all.append(lab.query(
                    "select string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text) from " + table + " t"));
        }
        return all.toString();
    }

    @Test
    @Tag("AG-62")
    @Tag("AG-64")
    @Tag("AG-79")
    void anAgentRegistersAnswersIsRecordedAndListenedToOnlyIfHeMayBe() throws Exception {
        provision(profile(
                "2001", Map.of("voice.recordCalls", "wav", "voice.chanSpy", true, "phonebar.autoAnswer", true)));
        provision(profile("2002", Map.of()));
        int port = FreePorts.any();
        int other = FreePorts.any();
        lab.sipp().register("2001", "Secret2001", port);
        lab.sipp().register("2002", "Secret2002", other);
        try (RawAmi events = lab.events()) {
            assertThat(answered(events, "2001", port, 1)).isTrue();
            assertThat(answered(events, "2002", other, 2)).isFalse();
            assertThat(events.text().split("Event: MixMonitorStart", -1)).hasSize(2);
        }
    }

    /** Lets an agent serve a call and a supervisor try to listen; whether he could. */
    private static boolean answered(RawAmi events, String internal, int port, int times) throws Exception {
        actions.join(new Place("support", "PJSIP/" + internal, "agent-" + internal, 0));
        Sipp.Phone agent = lab.sipp().await(port, phone().rings().answers().isHungUp());
        Sipp.Phone caller = lab.sipp()
                .call("8001", caller("+3906123").waits(Duration.ofSeconds(3)).hangsUp());
        events.awaitEvent("AgentConnect", times);
        String spy = "spy-" + internal;
        assertThat(actions.spy(new Spying(spy, "Local/00020001@double/n", "PJSIP/" + internal, SpyMode.WHISPER))
                        .isDone())
                .isTrue();
        agent.awaitEnd(SOON);
        caller.awaitEnd(SOON);
        events.awaitEvent("AgentComplete", times);
        events.await(text -> text.contains("Uniqueid: " + spy)
                && text.lastIndexOf("Event: Hangup") > text.lastIndexOf("Event: OriginateResponse"));
        actions.leave("support", "PJSIP/" + internal);
        return events.text().contains("SpyeeUniqueid: " + events.last("AgentConnect", "DestUniqueid"));
    }
}
