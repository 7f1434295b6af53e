package io.switchlog.switchboard.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiEvent.Header;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSortingTest {
    private final EventSorting sorting = new EventSorting();

    private static AmiEvent event(String name) {
        return new AmiEvent(name, List.of(new Header("Event", name)), Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QueueCallerJoin", "hangup", "QueueMemberPause", "FullyBooted", "SwitchlogLookBack"})
    void thatFromWhichSomethingFollowsIsStored(String name) {
        assertThat(sorting.isWanted(event(name))).isTrue();
        assertThat(sorting.takeUnknown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VarSet", "NEWEXTEN", "RTCPSent", "Cdr", "PeerStatus"})
    void whatMeansNothingForCallsIsNot(String name) {
        assertThat(sorting.isWanted(event(name))).isFalse();
        assertThat(sorting.takeUnknown()).isEmpty();
    }

    @Test
    void whatNobodyHasHeardOfIsStoredAndCounted() {
        assertThat(sorting.isWanted(event("Invented"))).isTrue();
        sorting.isWanted(event("Invented"));
        sorting.isWanted(event("Other"));
        assertThat(sorting.takeUnknown()).isEqualTo(Map.of("Invented", 2L, "Other", 1L));
        assertThat(sorting.takeUnknown()).isEmpty();
    }

    @Test
    void whoeverInventsNamesDoesNotFillTheMemory() {
        for (int i = 0; i < 10_000; i++) {
            sorting.isWanted(event("Invented" + i));
        }
        sorting.isWanted(event("x".repeat(10_000)));
        assertThat(sorting.takeUnknown()).hasSize(500);
    }
}
