package io.switchlog.telephony.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiEvent.Header;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AG-23")
class DeviceStateTest {
    private static AmiEvent event(String device, String state) {
        return new AmiEvent(
                "DeviceStateChange",
                List.of(new Header("Device", device), new Header("State", state)),
                Instant.parse("2026-03-02T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_INUSE", "INUSE", "RINGING", "RINGINUSE", "ONHOLD", "BUSY"})
    void aTelephoneThatDoesSomethingCanBeReached(String state) {
        assertThat(DeviceState.of(event("PJSIP/1001", state))).contains(new DeviceState("PJSIP/1001", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNAVAILABLE", "INVALID"})
    void oneThatIsNotRegisteredCannot(String state) {
        assertThat(DeviceState.of(event("PJSIP/1001", state))).contains(new DeviceState("PJSIP/1001", false));
    }

    @Test
    void nothingIsSaidOfWhatIsNoTelephoneOrNotKnown() {
        assertThat(DeviceState.of(event("PJSIP/1001", "UNKNOWN"))).isEmpty();
        assertThat(DeviceState.of(event("Queue:support", "INUSE"))).isEmpty();
        assertThat(DeviceState.of(event("Queue:support_pause_PJSIP/1001", "INUSE")))
                .isEmpty();
        assertThat(DeviceState.of(new AmiEvent("Hangup", List.of(), Instant.EPOCH)))
                .isEmpty();
    }
}
