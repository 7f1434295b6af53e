package io.switchlog.command.call;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.account.AccountProfile;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.agent.Workload.Tab;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallCommand.ReportConnection;
import io.switchlog.messages.call.CallCommand.ReportEnd;
import io.switchlog.messages.call.CallCommand.ReportJoin;
import io.switchlog.messages.call.CallCommand.ReportPlacedCall;
import io.switchlog.messages.call.CallCommand.ReportRelease;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Where switchboards report to: their reports meet the calls, and the agents who have them. Locks are taken in the order
 * of all commands, the call first and then agents by id.
 */
public final class CallDesk {
    private final Repository<Call> calls;
    private final Repository<Agent> agents;
    private final StreamStates states;
    private final Clock clock;

    public CallDesk(Repository<Call> calls, Repository<Agent> agents, StreamStates states, Clock clock) {
        this.calls = calls;
        this.agents = agents;
        this.states = states;
        this.clock = clock;
    }

    /** Takes every report there is. */
    public void subscribe(CommandBus bus) {
        for (Class<?> report : CallCommand.class.getPermittedSubclasses()) {
            bus.subscribe(report.getName(), message -> {
                take((CallCommand) message.getPayload());
                return null;
            });
        }
    }

    private void take(CallCommand report) throws Exception {
        InteractionId callId = report.interactionId();
        Instant occurredAt = report.observed().occurredAt();
        Aggregate<Call> call = states.exists("interaction", callId) ? calls.load(callId.toString()) : null;
        CallState before = call == null ? new CallState() : call.invoke(Call::state);
        Map<AgentId, Aggregate<Agent>> staff = load(concerned(before, report));
        QueueId queueOfStep = before.handler() == null ? null : before.step().queueId();
        List<InteractionEvent> events = CallDecision.of(before, report, new Facts(staff));
        if (events.isEmpty()) {
            return;
        }
        if (call == null) {
            calls.newInstance(() -> new Call(events, occurredAt));
        } else {
            call.execute(known -> known.become(events, occurredAt));
        }
        work(callId, events, staff, queueOfStep, occurredAt);
    }

    /** The agents whose work a report may change. */
    private static SortedSet<AgentId> concerned(CallState before, CallCommand report) {
        SortedSet<AgentId> concerned = new TreeSet<>();
        if (report instanceof ReportConnection connection) {
            concerned.add(connection.agentId());
        } else if (report instanceof ReportPlacedCall placed) {
            concerned.add(placed.agentId());
        } else if (report instanceof ReportRelease release) {
            concerned.add(release.agentId());
        }
        AgentId handler = before.handler();
        boolean mayEnd = !concerned.isEmpty() || report instanceof ReportJoin || report instanceof ReportEnd;
        if (handler != null && mayEnd) {
            concerned.add(handler);
        }
        return concerned;
    }

    /** Those of them who are the centre's. */
    private Map<AgentId, Aggregate<Agent>> load(SortedSet<AgentId> agentIds) {
        Map<AgentId, Aggregate<Agent>> staff = new LinkedHashMap<>();
        for (AgentId agentId : agentIds) {
            if (states.exists("agent", agentId)) {
                staff.put(agentId, agents.load(agentId.toString()));
            }
        }
        return staff;
    }

    /** Opens and closes what the agents have on their desks; no rule stands against it, because it has happened. */
    private void work(
            InteractionId callId,
            List<InteractionEvent> events,
            Map<AgentId, Aggregate<Agent>> staff,
            @Nullable QueueId queueOfStep,
            Instant at) {
        QueueId queueId = queueOfStep;
        for (InteractionEvent event : events) {
            if (event instanceof InteractionAccepted accepted) {
                queueId = accepted.queueId();
                open(callId, staff.get(accepted.agentId()));
            } else if (event instanceof InteractionTransferred transferred) {
                close(callId, staff.get(transferred.agentId()), queueId, at);
            } else if (event instanceof InteractionClosed closed) {
                close(callId, staff.get(closed.agentId()), queueId, at);
            }
        }
    }

    private static void open(InteractionId callId, @Nullable Aggregate<Agent> agent) {
        if (agent != null && !agent.invoke(known -> hasOpen(known, callId))) {
            agent.execute(taking -> taking.openTab(callId, Channel.VOICE));
        }
    }

    private static boolean hasOpen(Agent agent, InteractionId callId) {
        return agent.state().workload().tabs().contains(new Tab(callId, Channel.VOICE));
    }

    private void close(InteractionId callId, @Nullable Aggregate<Agent> agent, @Nullable QueueId queueId, Instant at) {
        if (agent == null) {
            return;
        }
        agent.execute(leaving -> leaving.closeTab(callId, Channel.VOICE));
        QueueProfile queue = queueId == null ? null : QueueProfile.read(states, queueId);
        int seconds = queue == null ? 0 : queue.conduct().wrapUpSeconds();
        Instant endsAt = at.plusSeconds(seconds);
        if (seconds > 0 && endsAt.isAfter(clock.instant())) {
            agent.execute(closing -> closing.wrapUp(callId, requireNonNull(queueId), Channel.VOICE, endsAt));
        }
    }

    /** What the centre knows, as of this command. */
    private final class Facts implements CentreFacts {
        private final Map<AgentId, Aggregate<Agent>> staff;

        Facts(Map<AgentId, Aggregate<Agent>> staff) {
            this.staff = staff;
        }

        @Override
        public String accountName(AccountId accountId, String otherwise) {
            AccountProfile account = AccountProfile.read(states, accountId);
            return account == null ? otherwise : account.name();
        }

        @Override
        public QueueFacts queue(QueueId queueId, String otherwise) {
            QueueProfile queue = QueueProfile.read(states, queueId);
            return queue == null
                    ? new QueueFacts(otherwise, Strategy.BEEPALL, CallSteps.RING_SECONDS)
                    : new QueueFacts(queue.name(), queue.strategy(), queue.agentTimeoutSeconds());
        }

        @Override
        public @Nullable AgentFacts agent(AgentId agentId, @Nullable Sealed otherwise) {
            Aggregate<Agent> agent = staff.get(agentId);
            if (agent != null) {
                return new AgentFacts(agent.invoke(Agent::fullName), agent.invoke(Agent::typology));
            }
            return otherwise == null ? null : new AgentFacts(otherwise, Typology.EXTERNAL);
        }
    }
}
