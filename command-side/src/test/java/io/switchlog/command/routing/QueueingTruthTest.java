package io.switchlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchlog.command.routing.BusyHours.Stay;
import io.switchlog.command.routing.QueueingTheory.Expected;
import io.switchlog.messages.queue.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Contacts wait as long as theory says that they must, and no longer: were an agent free while somebody waits, the means
 * would show it. The seeds are fixed; the confidence intervals are those of batch means.
 */
class QueueingTruthTest {
    private static final int CONTACTS = 24_000;
    private static final int WARM_UP = 2_000;
    private static final int BATCHES = 22;
    /** Of Student's distribution with 21 degrees of freedom, for 99 percent. */
    private static final double QUANTILE = 2.831;

    /** Mean and half the width of its confidence interval. */
    private record Estimate(double mean, double halfWidth) {}

    /** Values from published tables of the formula. */
    @Test
    void theFormulasAreThoseOfTheTables() {
        assertThat(QueueingTheory.erlangC(2, 1, 1).waits()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(QueueingTheory.erlangC(5, 4, 1).waits()).isCloseTo(0.5541, within(1e-4));
        assertThat(QueueingTheory.erlangC(1, 0.5, 1).meanWait()).isCloseTo(1.0, within(1e-12));
        Expected patient = QueueingTheory.erlangA(5, 4, 1, 1e-9);
        assertThat(patient.waits()).isCloseTo(0.5541, within(1e-3));
        // Patience as long as handling makes it a queue with servers for everybody: Poisson with mean 4.
        assertThat(QueueingTheory.erlangA(1, 4, 1, 1).waits()).isCloseTo(1 - Math.exp(-4), within(1e-9));
    }

    @ParameterizedTest(name = "{1} agents, {2} a minute, {3}")
    @CsvSource({"11,1,0.6,RRMEMORY", "12,5,4,LEASTRECENT", "13,12,9.5,FEWESTCALLS", "14,5,3,RANDOM"})
    void waitingAgreesWithErlangC(long seed, int agents, double perMinute, Strategy strategy) {
        List<Stay> stays = new BusyHours(seed, strategy, agents).play(CONTACTS, perMinute, 1, null);
        Expected expected = QueueingTheory.erlangC(agents, perMinute, 1);
        assertThat(stays).hasSize(CONTACTS).allMatch(Stay::answered);
        assertAgrees("probability of waiting", expected.waits(), estimate(stays, QueueingTruthTest::hadToWait));
        assertAgrees("mean wait", expected.meanWait(), estimate(stays, QueueingTruthTest::minutes));
    }

    @ParameterizedTest(name = "{1} agents, {2} a minute, patience {3}, {4}")
    @CsvSource({
        "21,5,6,1.0,LINEAR",
        "22,5,4,2.0,WEIGHTED",
        "23,10,14,0.5,RRMEMORY",
        "24,3,2.5,3.0,RANDOM",
    })
    void leavingAgreesWithErlangA(long seed, int agents, double perMinute, double patience, Strategy strategy) {
        List<Stay> stays = new BusyHours(seed, strategy, agents).play(CONTACTS, perMinute, 1, patience);
        Expected expected = QueueingTheory.erlangA(agents, perMinute, 1, 1 / patience);
        assertAgrees("probability of waiting", expected.waits(), estimate(stays, QueueingTruthTest::hadToWait));
        assertAgrees("mean wait", expected.meanWait(), estimate(stays, QueueingTruthTest::minutes));
        assertAgrees("abandonment", expected.leaves(), estimate(stays, stay -> stay.answered() ? 0 : 1));
    }

    private static double hadToWait(Stay stay) {
        return stay.waited().isZero() ? 0 : 1;
    }

    private static double minutes(Stay stay) {
        return stay.waited().toNanos() / 60e9;
    }

    private static Estimate estimate(List<Stay> stays, ToDoubleFunction<Stay> figure) {
        int size = (stays.size() - WARM_UP) / BATCHES;
        double[] means = new double[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            int from = WARM_UP + batch * size;
            means[batch] = stays.subList(from, from + size).stream()
                    .mapToDouble(figure)
                    .average()
                    .orElseThrow();
        }
        double mean = Arrays.stream(means).average().orElseThrow();
        double squares =
                Arrays.stream(means).map(each -> (each - mean) * (each - mean)).sum();
        return new Estimate(mean, QUANTILE * Math.sqrt(squares / (BATCHES - 1) / BATCHES));
    }

    private static void assertAgrees(String figure, double expected, Estimate estimate) {
        assertThat(estimate.mean()).as(figure).isCloseTo(expected, within(estimate.halfWidth()));
        assertThat(estimate.halfWidth())
                .as("the interval of the " + figure + " tells something")
                .isLessThan(0.5 * expected);
    }
}
