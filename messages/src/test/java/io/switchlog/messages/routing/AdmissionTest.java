package io.switchlog.messages.routing;

import static io.switchlog.messages.routing.AdmissionRefusal.CAPACITY;
import static io.switchlog.messages.routing.AdmissionRefusal.NOT_A_MEMBER;
import static io.switchlog.messages.routing.AdmissionRefusal.NOT_LOGGED_IN;
import static io.switchlog.messages.routing.AdmissionRefusal.PAUSED;
import static io.switchlog.messages.routing.AdmissionRefusal.TAB_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final int TAB_LIMIT_OF_CENTRE = 3;
    private static final int CAPACITY_OF_AGENT = 2;

    @Test
    @Tag("AG-108")
    @Tag("AG-111")
    @Tag("AG-113")
    void theFirstCheckThatFailsIsTheCauseInAllThirtyTwoCases() {
        for (int bits = 0; bits < 32; bits++) {
            boolean loggedIn = (bits & 1) == 0;
            boolean member = (bits & 2) == 0;
            boolean paused = (bits & 4) != 0;
            boolean tabsReached = (bits & 8) != 0;
            boolean capacityReached = (bits & 16) != 0;
            Standing standing = new Standing(
                    loggedIn,
                    member,
                    paused,
                    tabsReached ? TAB_LIMIT_OF_CENTRE : TAB_LIMIT_OF_CENTRE - 1,
                    TAB_LIMIT_OF_CENTRE,
                    capacityReached ? CAPACITY_OF_AGENT : CAPACITY_OF_AGENT - 1,
                    CAPACITY_OF_AGENT);
            Optional<AdmissionRefusal> expected = !loggedIn
                    ? Optional.of(NOT_LOGGED_IN)
                    : !member
                            ? Optional.of(NOT_A_MEMBER)
                            : paused
                                    ? Optional.of(PAUSED)
                                    : tabsReached
                                            ? Optional.of(TAB_LIMIT)
                                            : capacityReached ? Optional.of(CAPACITY) : Optional.empty();
            assertThat(Admission.refusal(standing)).as("%s", standing).isEqualTo(expected);
        }
    }

    @Test
    @Tag("AG-109")
    @Tag("AG-110")
    void whereBothLimitsAreReachedTheCauseIsTheTabLimit() {
        assertThat(Admission.refusal(working(2, 2, 2, 2))).contains(TAB_LIMIT);
    }

    @ParameterizedTest
    @Tag("AG-113")
    @CsvSource({"1, 1, ", "1, 2, CAPACITY", "2, 1, TAB_LIMIT", "2, 2, TAB_LIMIT"})
    void ofTheTwoByTwoOnlyOneCaseIsAdmitted(int openTabs, int openOnChannel, AdmissionRefusal expected) {
        assertThat(Admission.refusal(working(openTabs, 2, openOnChannel, 2))).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    @Tag("AG-106")
    void zeroIsNoLimit() {
        assertThat(Admission.refusal(working(1_000_000, 0, 1_000_000, 0))).isEmpty();
    }

    @Test
    @Tag("AG-107")
    @Tag("AG-115")
    void tabsOfOtherChannelsCountForTheTabLimitAndNotForTheCapacity() {
        assertThat(Admission.refusal(working(4, 5, 0, 1))).isEmpty();
        assertThat(Admission.refusal(working(5, 5, 0, 1))).contains(TAB_LIMIT);
    }

    @Test
    void oneMoreThanTheLimitIsRefusedToo() {
        assertThat(Admission.refusal(working(6, 5, 0, 0))).contains(TAB_LIMIT);
        assertThat(Admission.refusal(working(3, 0, 3, 2))).contains(CAPACITY);
    }

    @Test
    @Tag("AG-112")
    void pauseOnTheChannelIsAskedBeforeAnyLimit() {
        assertThat(Admission.refusal(new Standing(true, true, true, 9, 1, 9, 1)))
                .contains(PAUSED);
    }

    private static Standing working(int openTabs, int tabLimit, int openOnChannel, int capacity) {
        return new Standing(true, true, false, openTabs, tabLimit, openOnChannel, capacity);
    }
}
