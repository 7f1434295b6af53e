package io.switchlog.benchmark;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.privacy.Sealed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An interaction of the simulated centre. */
final class SimulatedInteraction {
    final SimulatedQueue.Stream stream;
    final InteractionId id;
    final Channel channel;
    final Account account;
    final Person contact;
    /** Live offers: to whom, and since when, in microseconds since 1970. */
    final Map<SimulatedAgent, Long> offers = new LinkedHashMap<>();
    /** Until when those rest who declined or did not react, in microseconds since 1970. */
    final Map<SimulatedAgent, Long> resting = new HashMap<>();

    List<RouteStep> route;
    Origin origin = Origin.NEW;
    int routeNo = 1;
    int firstStepNo = 1;
    int stepNo;
    long stepEnds;
    boolean offered;
    int messages;

    @Nullable
    SimulatedQueue queue;

    @Nullable
    SimulatedAgent agent;

    /** Grows whenever it changes hands, so that what was planned for it is known to be out of date. */
    int hold;

    /** Where contacts reach the centre. */
    record Account(AccountId id, String name, Channel channel, List<RouteStep> route) {}

    /** Who writes, with what he writes. */
    record Person(io.switchlog.messages.interaction.Contact contact, Sealed subject, Sealed text) {}

    SimulatedInteraction(InteractionId id, Account account, Person contact) {
        this.stream = new SimulatedQueue.Stream("interaction", id);
        this.id = id;
        this.account = account;
        this.channel = account.channel();
        this.contact = contact;
        this.route = account.route();
    }

    boolean isWaiting() {
        return queue != null;
    }

    RouteStep step(int number) {
        return route.get(number - firstStepNo);
    }

    boolean isLastStep() {
        return stepNo - firstStepNo + 1 >= route.size();
    }

    /** What is left of its route, from the current step on. */
    List<RouteStep> ahead() {
        return List.copyOf(route.subList(stepNo - firstStepNo, route.size()));
    }

    void takeRoute(List<RouteStep> other, Origin why) {
        route = other;
        origin = why;
        routeNo++;
        firstStepNo = stepNo + 1;
    }
}
