package io.switchlog.demo;

import io.switchlog.demo.Customer.Fate;
import io.switchlog.demo.Shift.Break;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Who comes when, who works when. The same seed gives the same day, and every day has on every channel somebody who is
 * answered, somebody whom the first line does not answer in time, and somebody who leaves.
 */
record DayPlan(List<Customer> customers, List<Shift> shifts) {
    private static final Duration LAST_ARRIVAL = Duration.ofHours(8).minusMinutes(4);
    /** Share of those whom the first line leaves to the second. */
    private static final double PASSED_ON = 0.05;

    private static final List<BreakReason> SHORT_BREAKS = List.of(
            BreakReason.COFFEE, BreakReason.COFFEE, BreakReason.MEETING, BreakReason.TRAINING, BreakReason.CALL_BACK);

    static DayPlan of(long seed) {
        List<Customer> customers = new ArrayList<>();
        for (ServedChannel channel : ServedChannel.values()) {
            Random random = new Random(seed * 31 + channel.ordinal());
            addByChance(customers, channel, random);
            addByDesign(customers, channel, random);
        }
        customers.sort(Comparator.comparing(Customer::arrivesAt));
        List<Customer> numbered = new ArrayList<>();
        for (Customer customer : customers) {
            numbered.add(new Customer(
                    numbered.size() + 1,
                    customer.channel(),
                    customer.fate(),
                    customer.arrivesAt(),
                    customer.patience(),
                    customer.handling(),
                    customer.letter()));
        }
        return new DayPlan(List.copyOf(numbered), shifts(new Random(seed * 31 + 97)));
    }

    /** A Poisson process whose rate follows the day: what a constant highest rate brings is thinned out. */
    private static void addByChance(List<Customer> customers, ServedChannel channel, Random random) {
        double highest = 0;
        double sum = 0;
        for (int minute = 0; minute < LAST_ARRIVAL.toMinutes(); minute++) {
            highest = Math.max(highest, rush(minute));
            sum += rush(minute);
        }
        double perMinute = channel.demand.perDay() * highest / sum;
        double minute = exponential(random) / perMinute;
        while (minute < LAST_ARRIVAL.toMinutes()) {
            if (random.nextDouble() * highest < rush(minute)) {
                boolean leaves = random.nextDouble() < channel.demand.impatient();
                Duration patience = leaves
                        ? times(channel.demand.patience(), exponential(random)).plusSeconds(20)
                        : null;
                Fate fate = random.nextDouble() < PASSED_ON ? Fate.PASSED_ON : Fate.CHANCE;
                customers.add(customer(channel, fate, minutes(minute), patience, random));
            }
            minute += exponential(random) / perMinute;
        }
    }

    /** How busy it is: a peak in the middle of the morning and a broader one in the afternoon. */
    private static double rush(double minute) {
        return 0.35 + Math.exp(-Math.pow((minute - 100) / 45, 2)) + 0.9 * Math.exp(-Math.pow((minute - 365) / 80, 2));
    }

    private static void addByDesign(List<Customer> customers, ServedChannel channel, Random random) {
        Duration leaves = times(channel.first.timeout(), 0.4);
        for (int hour : List.of(0, 5)) {
            customers.add(customer(channel, Fate.ANSWERED, within(hour, 20, random), null, random));
            customers.add(customer(channel, Fate.PASSED_ON, within(hour, 30, random), null, random));
            customers.add(customer(channel, Fate.LEAVES, within(hour, 40, random), leaves, random));
        }
        Duration beforeTheEnd = FastClock.DAY.minusSeconds(60 + random.nextInt(60));
        customers.add(customer(channel, Fate.WAITS, beforeTheEnd, null, random));
    }

    private static Duration within(int hour, int minute, Random random) {
        return Duration.ofHours(hour).plusMinutes(minute).plusSeconds(random.nextInt(600));
    }

    private static Customer customer(
            ServedChannel channel, Fate fate, Duration arrivesAt, @Nullable Duration patience, Random random) {
        Duration handling = times(channel.demand.handling(), 0.3 + 0.7 * exponential(random));
        return new Customer(0, channel, fate, arrivesAt, patience, handling, Letters.write(random));
    }

    private static List<Shift> shifts(Random random) {
        List<Shift> shifts = new ArrayList<>();
        for (StaffMember agent : StaffMember.values()) {
            List<Break> breaks = new ArrayList<>();
            breaks.add(shortBreak(60, 80, random));
            // Lunch in three sittings, so that no queue is left alone.
            int sitting = 165 + 40 * (agent.ordinal() % 3);
            breaks.add(new Break(
                    BreakReason.LUNCH, minutes(sitting + random.nextInt(10)), minutes(30 + random.nextInt(16))));
            breaks.add(shortBreak(330, 90, random));
            if (agent == StaffMember.INES) {
                breaks.add(new Break(BreakReason.COFFEE, FastClock.DAY.minusMinutes(7), minutes(20)));
            }
            Duration ends = agent.staysLate ? null : FastClock.DAY.minusMinutes(6 + random.nextInt(20));
            shifts.add(new Shift(agent, Duration.ofSeconds(random.nextInt(300)), List.copyOf(breaks), ends));
        }
        return List.copyOf(shifts);
    }

    private static Break shortBreak(int fromMinute, int spread, Random random) {
        BreakReason reason = SHORT_BREAKS.get(random.nextInt(SHORT_BREAKS.size()));
        return new Break(reason, minutes(fromMinute + random.nextInt(spread)), minutes(5 + random.nextInt(10)));
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    private static Duration minutes(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
