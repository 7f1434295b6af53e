package io.switchlog.switchboard.bridge;

import static io.switchlog.switchboard.bridge.BridgeLab.event;
import static io.switchlog.switchboard.bridge.BridgeLab.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.api.Await;
import io.switchlog.api.ContactCentre;
import io.switchlog.telephony.simulated.SimulatedAmi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Bridges to a switchboard that behaves badly, on a real log and inbox. */
@Timeout(300)
class PbxBridgeTest {
    private final Installation installation = Installation.shared();
    private final ContactCentre centre = ContactCentre.shared();
    private final BridgeLab lab = new BridgeLab(installation, installation.node());
    private final SimulatedAmi switchboard = lab.switchboard();
    private final Ear ear = lab.ear();

    @AfterEach
    void end() {
        lab.close();
    }

    private JsonNode status() {
        for (JsonNode row : centre.read("/pbx").rows()) {
            if (row.path("name").asString().equals(lab.pbx())) {
                return row;
            }
        }
        return centre.read("/pbx").json().path("none");
    }

    private void awaitGap(String cause) {
        Await.until(() -> "gaps in " + status(), () -> {
            JsonNode pbxNow = status();
            return pbxNow.path("connected").asBoolean(false)
                    && pbxNow.path("gaps").get(0) != null
                    && pbxNow.path("gaps").get(0).path("cause").asString().equals(cause);
        });
    }

    @Test
    void whatASwitchboardSaysIsHandedOnInItsOrder() {
        lab.bridge();
        switchboard.nextLink();

        lab.say(0, 300);
        switchboard.say("Event: VarSet\r\nTimestamp: 1.0\r\nUniqueid: no\r\n\r\n");
        switchboard.say("Event: Invented\r\nTimestamp: 2.0\r\n\r\n".repeat(3));

        lab.awaitHeard(numbers(0, 300));
        Await.until(() -> "status " + status(), () -> {
            JsonNode pbxNow = status();
            return pbxNow.path("unknownEvents").asInt() == 3
                    && pbxNow.path("connected").asBoolean()
                    && pbxNow.path("backlog").asInt() == 0;
        });
        assertThat(status().path("troubles")).isEmpty();
        assertThat(status().path("gaps")).isEmpty();
    }

    @Test
    void aHalfOpenLinkIsFoundOutAndWhatWasMissedIsLookedUp() {
        lab.bridge(Duration.ofSeconds(3));
        switchboard.nextLink();
        lab.say(0, 10);
        lab.awaitHeard(numbers(0, 10));

        switchboard.forgetAll();
        int logins = switchboard.logins();
        lab.say(10, 11);
        lab.awaitLogins(logins + 1);
        lab.say(11, 20);

        Await.until(() -> "heard " + ear.heard(), () -> ear.heard().containsAll(numbers(11, 20)));
        assertThat(lab.lookedUp()).contains("10");
        awaitGap("silent");
        assertThat(status().path("gaps").get(0).path("to").isNull()).isFalse();
        assertThat(status().path("blindSeconds").asDouble()).isPositive();
    }

    @Test
    void theRecordIsStoredBeforeWhatTheNewLinkBrings() {
        lab.bridge();
        switchboard.nextLink();
        lab.say(0, 5);
        lab.awaitHeard(numbers(0, 5));

        switchboard.cutAll();
        switchboard.nextLink();
        lab.say(5, 10);

        lab.awaitHeard(numbers(0, 10));
        assertThat(ear.entries().stream().map(entry -> entry.event().name()).filter(name -> !name.equals("Hangup")))
                .containsExactly("FullyBooted", "SwitchlogLookBack", "FullyBooted");
    }

    @Test
    void aRecordThatCannotBeReadIsReadLater() {
        lab.bridge();
        switchboard.nextLink();
        lab.say(0, 5);
        lab.awaitHeard(numbers(0, 5));

        lab.recordIsUnreadable(1);
        switchboard.forgetAll();
        lab.say(5, 6);
        switchboard.cutAll();
        switchboard.nextLink();

        Await.until(() -> "looked up " + lab.lookedUp(), () -> lab.lookedUp().contains("5"));
        assertThat(lab.recordIsReadable()).isTrue();
    }

    @Test
    void oneOfTwoNodesListensAndTheOtherOneTakesOver() {
        PbxBridge first = lab.bridge();
        switchboard.nextLink();
        lab.bridge();
        ear.needFrom(40);
        lab.say(0, 60);
        lab.awaitHeard(numbers(0, 60));
        assertThat(switchboard.logins()).isEqualTo(1);

        first.stop();
        switchboard.nextLink();
        lab.say(60, 100);

        List<String> expected = new ArrayList<>(numbers(0, 60));
        expected.addAll(numbers(40, 100));
        lab.awaitHeard(expected);
        awaitGap("stopped");
        assertThat(ear.begun()).isEqualTo(2);
        assertThat(switchboard.logins()).isEqualTo(2);
    }

    @Test
    void whatASwitchboardSaysTwiceIsHandedOnOnce() {
        lab.bridge();
        switchboard.nextLink();
        for (int number = 0; number < 50; number++) {
            switchboard.say(event(number).repeat(1 + number % 3));
        }
        switchboard.cutAll();
        switchboard.nextLink();
        lab.say(0, 60);

        Await.until(() -> "heard " + ear.heard(), () -> ear.heard().contains("59"));
        assertThat(ear.heard()).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void aConsumerThatFailsIsFollowedByOneThatGetsAllThatItNeeds() {
        lab.bridge();
        switchboard.nextLink();
        ear.needFrom(2);
        lab.say(0, 10);
        lab.awaitHeard(numbers(0, 10));

        ear.fail(2);
        lab.say(10, 20);

        List<String> expected = new ArrayList<>(numbers(0, 10));
        expected.addAll(numbers(2, 20));
        lab.awaitHeard(expected);
        assertThat(ear.begun()).isEqualTo(3);
    }
}
