package io.switchlog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.demo.Customer.Fate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayPlanTest {
    @Test
    void theSameSeedGivesTheSameDay() {
        assertThat(DayPlan.of(7)).isEqualTo(DayPlan.of(7)).isNotEqualTo(DayPlan.of(8));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 42, -5, Long.MAX_VALUE})
    void everyDayShowsEverythingOnEveryChannel(long seed) {
        List<Customer> customers = DayPlan.of(seed).customers();

        assertThat(customers).hasSizeBetween(330, 600).isSortedAccordingTo(Comparator.comparing(Customer::arrivesAt));
        for (ServedChannel channel : ServedChannel.values()) {
            for (Fate fate : Fate.values()) {
                assertThat(customers)
                        .as("%s on %s", fate, channel)
                        .anyMatch(customer -> customer.channel() == channel && customer.fate() == fate);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42})
    void whoeverIsMeantToLeaveDoesSoBeforeTheFirstLineGivesUp(long seed) {
        assertThat(DayPlan.of(seed).customers())
                .filteredOn(customer -> customer.fate() == Fate.LEAVES)
                .allSatisfy(customer -> assertThat(customer.patience())
                        .isNotNull()
                        .isLessThan(customer.channel().first.timeout()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42})
    void everyShiftHasALunchAndSomeStayToTheEnd(long seed) {
        List<Shift> shifts = DayPlan.of(seed).shifts();

        assertThat(shifts)
                .hasSize(StaffMember.values().length)
                .allSatisfy(shift -> assertThat(shift.breaks()).anySatisfy(pause -> {
                    assertThat(pause.reason()).isEqualTo(BreakReason.LUNCH);
                    assertThat(pause.length()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(45));
                }));
        assertThat(shifts).anyMatch(shift -> shift.ends() == null).anyMatch(shift -> shift.ends() != null);
    }

    @Test
    void everyAgentServesTwoToFourChannels() {
        for (StaffMember agent : StaffMember.values()) {
            assertThat(List.of(ServedChannel.values()).stream()
                            .filter(channel -> channel.isServedBy(agent))
                            .count())
                    .isBetween(2L, 4L);
            assertThat(agent.username()).matches("[a-z.]+");
        }
    }
}
