package io.switchlog;

import io.switchlog.api.Await;
import io.switchlog.api.ContactCentre;
import io.switchlog.demo.LocalSwitchboardSettings;
import io.switchlog.telephony.asterisk.local.AsteriskInstallation;
import io.switchlog.telephony.asterisk.local.AsteriskUnavailable;
import io.switchlog.telephony.asterisk.local.FreePorts;
import io.switchlog.telephony.asterisk.local.LocalAsterisk;
import io.switchlog.telephony.asterisk.local.LocalAsteriskOptions;
import io.switchlog.telephony.asterisk.local.LocalRoute;
import io.switchlog.telephony.asterisk.local.RealtimeDatabase;
import io.switchlog.telephony.asterisk.local.Sipp;
import io.switchlog.telephony.asterisk.local.SippScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A whole centre with a real Asterisk. Where that cannot be had, tests that open it are skipped and say why. */
final class SwitchboardLab implements AutoCloseable {
    static final String PBX = "lab";

    private final Installation installation;
    private final RealtimeDatabase realtime;
    private final LocalAsterisk asterisk;
    private final Sipp sipp;
    private Installation.@Nullable Node node;

    /** An agent at his telephone. */
    record Staff(String id, String internal, int port) {}

    private SwitchboardLab(Installation installation, RealtimeDatabase realtime, LocalAsterisk asterisk)
            throws IOException {
        this.installation = installation;
        this.realtime = realtime;
        this.asterisk = asterisk;
        this.sipp = new Sipp(asterisk);
    }

    static SwitchboardLab open(String name) throws Exception {
        try {
            AsteriskInstallation.ready();
        } catch (AsteriskUnavailable e) {
            if (System.getenv("SWITCHLOG_ASTERISK_REQUIRED") != null) {
                throw new AssertionError(e);
            }
            return Assumptions.abort("Skipped, there is no Asterisk here. " + e.getMessage());
        }
        Installation installation = Installation.shared().another(name);
        URI server = URI.create(installation.database().url().replaceFirst("^jdbc:", ""));
        String realtimeName = name + "_asterisk";
        Installation.shared().owner().execute("drop database if exists " + realtimeName + " with (force)");
        Installation.shared().owner().execute("drop role if exists " + realtimeName);
        RealtimeDatabase realtime;
        try (Connection admin = Objects.requireNonNull(
                        Installation.shared().owner().getDataSource())
                .getConnection()) {
            realtime = RealtimeDatabase.create(admin, server.getHost(), server.getPort(), realtimeName);
        }
        LocalAsterisk asterisk = LocalAsterisk.start(LocalAsteriskOptions.named(PBX)
                .with(
                        LocalRoute.to("8001", "support", 60),
                        LocalRoute.to("8003", "support", 3).then("overflow", 60))
                .with(realtime));
        SwitchboardLab lab = new SwitchboardLab(installation, realtime, asterisk);
        lab.startNode();
        return lab;
    }

    void startNode() {
        List<String> settings = new ArrayList<>(LocalSwitchboardSettings.of(PBX, asterisk, realtime));
        settings.add(LocalSwitchboardSettings.one(PBX, "phones.url", realtime.url()));
        settings.add(LocalSwitchboardSettings.one(PBX, "phones.username", realtime.user()));
        settings.add(LocalSwitchboardSettings.one(PBX, "phones.password", realtime.password()));
        node = installation.start(settings, Clock.systemUTC());
    }

    void stopNode() {
        if (node != null) {
            node.close();
            node = null;
        }
    }

    Installation.Node node() {
        return Objects.requireNonNull(node);
    }

    ContactCentre centre() {
        return new ContactCentre(node().address());
    }

    LocalAsterisk asterisk() {
        return asterisk;
    }

    Installation installation() {
        return installation;
    }

    /** Somebody with a softphone, who is logged in and registered. */
    Staff staff(String internal) throws IOException, InterruptedException {
        ContactCentre centre = centre();
        String id = centre.newAgent(Map.of(
                "typology",
                "PHONEBAR",
                "internal",
                internal,
                "voice",
                Map.of("transports", List.of("udp"), "codecs", List.of("ulaw"))));
        String secret = centre.post("/agents/" + id + "/sip-secret")
                .json()
                .get("secret")
                .asString();
        Await.until(
                () -> "telephone " + internal + " is known",
                () -> rx("pjsip show endpoint " + internal).contains("Endpoint:  " + internal));
        int port = FreePorts.any();
        register(internal, secret, port);
        return new Staff(id, internal, port);
    }

    /** A secret that was given a moment ago may not be in the switchboard's tables yet. */
    private void register(String internal, String secret, int port) throws InterruptedException {
        Await.until(() -> "telephone " + internal + " is registered", () -> {
            try {
                sipp.register(internal, secret, port);
                return true;
            } catch (IOException refused) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return true;
            }
        });
    }

    /** What his telephone does with the next call. */
    Sipp.Phone phone(Staff staff, SippScenario scenario) throws IOException {
        return sipp.await(staff.port(), scenario);
    }

    Sipp.Phone call(String number, SippScenario scenario) throws IOException {
        return sipp.call(number, scenario);
    }

    String rx(String command) {
        try {
            return asterisk.rx(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        stopNode();
        try (asterisk) {
            sipp.close();
        }
    }
}
