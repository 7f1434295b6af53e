package io.switchlog.demo;

import static io.switchlog.demo.StaffMember.ANNA;
import static io.switchlog.demo.StaffMember.BJORN;
import static io.switchlog.demo.StaffMember.CHIDI;
import static io.switchlog.demo.StaffMember.DANA;
import static io.switchlog.demo.StaffMember.ELIF;
import static io.switchlog.demo.StaffMember.FARID;
import static io.switchlog.demo.StaffMember.GRACE;
import static io.switchlog.demo.StaffMember.HIROSHI;
import static io.switchlog.demo.StaffMember.INES;
import static io.switchlog.demo.StaffMember.JOAO;
import static io.switchlog.demo.StaffMember.KATARZYNA;
import static io.switchlog.demo.StaffMember.LIAM;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The six digital channels: how customers reach the centre, which two queues they pass and how they behave. An offer
 * stands for no less than a minute and a half, which is a quarter of a second on the demo's usual clock.
 */
enum ServedChannel {
    CHAT(
            "www.brightkettle.example",
            new Line("Chat first line", "beepall", 90, minutes(4), List.of(ANNA, BJORN, CHIDI, DANA)),
            new Line("Chat second line", "leastrecent", 90, minutes(8), List.of(INES, JOAO)),
            new Demand(115, minutes(9), 1, minutes(16))),
    EMAIL(
            "help@brightkettle.example",
            new Line("Mail", "fewestcalls", 240, minutes(15), List.of(DANA, FARID, GRACE, HIROSHI)),
            new Line("Mail back office", "rrmemory", 300, minutes(90), List.of(BJORN, KATARZYNA)),
            new Demand(85, minutes(25), 0.05, minutes(24))),
    SMS(
            "SMS +39 342 0110",
            new Line("SMS", "weighted", 120, minutes(6), List.of(CHIDI, GRACE, LIAM)),
            new Line("SMS back office", "beepall", 180, minutes(30), List.of(JOAO, KATARZYNA)),
            new Demand(45, minutes(10), 0.06, minutes(12))),
    OPENCHANNEL(
            "Marketplace messages",
            new Line("Marketplace", "linear", 100, minutes(5), List.of(BJORN, ELIF, LIAM)),
            new Line("Marketplace disputes", "rrmemory", 120, minutes(10), List.of(INES, JOAO)),
            new Demand(50, minutes(10), 1, minutes(16))),
    FAX(
            "Fax +39 02 5550 199",
            new Line("Fax", "random", 240, minutes(20), List.of(GRACE, HIROSHI)),
            new Line("Fax back office", "beepall", 300, minutes(90), List.of(FARID, KATARZYNA)),
            new Demand(25, minutes(30), 0.04, minutes(25))),
    WHATSAPP(
            "WhatsApp +39 342 0111",
            new Line("WhatsApp first line", "rrmemory", 90, minutes(4), List.of(ANNA, CHIDI, ELIF, FARID)),
            new Line("WhatsApp second line", "beepall", 120, minutes(10), List.of(INES, JOAO, LIAM)),
            new Demand(90, minutes(10), 1, minutes(16)));

    final String account;
    final Line first;
    final Line second;
    final Demand demand;

    /**
     * A queue and its place in the route.
     *
     * @param offerSeconds how long one offer stands
     * @param timeout after which the customer goes on to the next step
     */
    record Line(String queue, String strategy, int offerSeconds, Duration timeout, List<StaffMember> members) {}

    /**
     * What customers do.
     *
     * @param perDay how many are to be expected
     * @param patience of one who does not wait for ever, on average
     * @param impatient share of those who do not wait for ever
     * @param handling how long an agent is occupied, on average
     */
    record Demand(int perDay, Duration patience, double impatient, Duration handling) {}

    ServedChannel(String account, Line first, Line second, Demand demand) {
        this.account = account;
        this.first = first;
        this.second = second;
        this.demand = demand;
    }

    /** As the API has it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Line> lines() {
        return List.of(first, second);
    }

    boolean isServedBy(StaffMember agent) {
        return first.members().contains(agent) || second.members().contains(agent);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
