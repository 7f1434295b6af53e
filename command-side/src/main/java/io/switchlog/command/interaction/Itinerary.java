package io.switchlog.command.interaction;

import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The route that an interaction is on, and where on it the executed steps stand. Steps are counted over all routes.
 * Immutable.
 *
 * @param routeNo 1 for the account's route at arrival; grows with each new route
 * @param firstStepNo number of the route's first step
 */
record Itinerary(List<RouteStep> route, int routeNo, int firstStepNo, Origin origin) {
    static final Itinerary NONE = new Itinerary(List.of(), 0, 1, Origin.NEW);

    /** A queue or an agent, whichever it is. */
    private record Place(Object place) {
        static Place of(RouteStep step) {
            return new Place(step.queueId() != null ? step.queueId() : String.valueOf(step.agentId()));
        }
    }

    Itinerary anew(List<RouteStep> newRoute, int nextStepNo, Origin why) {
        return new Itinerary(newRoute, routeNo + 1, nextStepNo, why);
    }

    RouteStep step(int stepNo) {
        return route.get(stepNo - firstStepNo);
    }

    boolean endsWith(int stepNo) {
        return stepNo - firstStepNo + 1 >= route.size();
    }

    /**
     * Where an interaction goes on when the agent who has it lets go of it: the step in which he accepted it and those
     * after. A step that names him is left out, unless there is no other.
     */
    List<RouteStep> back(int stepNo, AgentId leaving) {
        List<RouteStep> ahead = route.subList(stepNo - firstStepNo, route.size());
        List<RouteStep> others =
                ahead.stream().filter(step -> !leaving.equals(step.agentId())).toList();
        return List.copyOf(others.isEmpty() ? ahead : others);
    }

    /** First there and then back, no place twice, so that passing it to and fro does not make the route longer. */
    static List<RouteStep> detour(RouteStep first, List<RouteStep> back) {
        Map<Place, RouteStep> steps = new LinkedHashMap<>();
        steps.put(Place.of(first), first);
        back.forEach(step -> steps.putIfAbsent(Place.of(step), step));
        return new ArrayList<>(steps.values());
    }
}
