package io.switchlog.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.command.access.Claim;
import io.switchlog.command.access.User;
import io.switchlog.command.access.UserRegistration;
import io.switchlog.command.access.signin.Attempts;
import io.switchlog.command.access.signin.SignInDesk;
import io.switchlog.command.access.signin.SignIns;
import io.switchlog.command.account.Account;
import io.switchlog.command.account.AccountRegistration;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.agent.AgentDesk;
import io.switchlog.command.agent.AgentFile;
import io.switchlog.command.agent.Heartbeats;
import io.switchlog.command.call.Call;
import io.switchlog.command.call.CallDesk;
import io.switchlog.command.call.CallRequestDesk;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.RefusalLog;
import io.switchlog.command.dispatch.Rehearsal;
import io.switchlog.command.interaction.ChangingHands;
import io.switchlog.command.interaction.Interaction;
import io.switchlog.command.interaction.InteractionDesk;
import io.switchlog.command.interaction.Meeting;
import io.switchlog.command.kpi.KpiDefinitions;
import io.switchlog.command.kpi.KpiDesk;
import io.switchlog.command.log.EventLog;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.membership.QueueDesk;
import io.switchlog.command.pause.PauseReasonDesk;
import io.switchlog.command.pause.PauseReasons;
import io.switchlog.command.pbx.Pbx;
import io.switchlog.command.pbx.PbxDesk;
import io.switchlog.command.queue.Queue;
import io.switchlog.command.recovery.PasswordLinkDesk;
import io.switchlog.command.recovery.PasswordLinks;
import io.switchlog.command.routing.OfferInteractions;
import io.switchlog.command.scope.ScopeOfUsers;
import io.switchlog.command.settings.CentreSettings;
import io.switchlog.command.settings.GroupSettings;
import io.switchlog.command.settings.SettingsDesk;
import io.switchlog.command.team.Assistant;
import io.switchlog.command.team.GroupDesk;
import io.switchlog.command.team.GroupMembers;
import io.switchlog.command.team.Profile;
import io.switchlog.command.team.Team;
import io.switchlog.command.telephone.Telephone;
import io.switchlog.command.telephone.TelephoneDesk;
import io.switchlog.messages.privacy.Unsealer;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The command side put together, without a container: what handles commands, on what, and the routing process. Axon
 * discovers nothing and configures nothing by itself (ADR 1).
 */
public final class CommandSide implements AutoCloseable {
    private final EventLog log;
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final RefusalLog refusals;
    private final Commands commands;
    private final Heartbeats heartbeats;
    private final OfferInteractions routing;

    /** @param dataSource of role {@code log_writer} */
    public CommandSide(DataSource dataSource, Unsealer unsealer, Clock clock, MeterRegistry meters) {
        // Axon stamps events by this clock; it offers no other way to give it one.
        GenericEventMessage.clock = clock;
        log = new EventLog(dataSource, meters);
        refusals = new RefusalLog(new JdbcTemplate(dataSource), clock);
        commands = new Commands(bus, log.reader(), refusals, meters);
        subscribeHandlers(clock, unsealer);
        heartbeats = new Heartbeats(JdbcClient.create(dataSource), clock);
        routing = new OfferInteractions(dataSource, log.reader(), commands, heartbeats, clock, meters);
        log.onAppended(position -> routing.wake());
    }

    private void subscribeHandlers(Clock clock, Unsealer unsealer) {
        StreamStates states = log.states();
        Repository<Agent> agents = log.repositoryWithSnapshots(Agent.class, Agent.SNAPSHOT_VERSION);
        Repository<Interaction> interactions = log.repository(Interaction.class);
        Repository<Queue> queues = log.repository(Queue.class);
        Repository<Account> accounts = log.repository(Account.class);
        Repository<Claim> claims = log.repository(Claim.class);
        Repository<User> users = log.repository(User.class);

        bus.registerHandlerInterceptor(new Rehearsal());
        bus.registerHandlerInterceptor(new ScopeOfUsers(states, log.reader()));
        handledBy(Agent.class, agents);
        handledBy(Interaction.class, interactions);
        handledBy(Queue.class, queues);
        handledBy(Account.class, accounts);
        handledBy(User.class, users);
        handledBy(new AgentFile(
                agents, claims, states, unsealer, agentId -> GroupMembers.hasAssistant(states, log.reader(), agentId)));
        handledBy(new UserRegistration(users, claims, states, log.reader()));
        handledBy(new SignInDesk(
                log.repositoryWithSnapshots(SignIns.class, SignIns.SNAPSHOT_VERSION),
                log.repository(Attempts.class),
                states));
        handledBy(new QueueDesk(queues, agents, states));
        handledBy(new AccountRegistration(accounts, agents, states));
        handledBy(new SettingsDesk(log.repository(CentreSettings.class), log.repository(GroupSettings.class), states));
        Repository<Telephone> telephones = log.repository(Telephone.class);
        handledBy(Telephone.class, telephones);
        TelephoneDesk telephoneDesk = new TelephoneDesk(telephones, agents, claims, states);
        handledBy(telephoneDesk);
        handledBy(new AgentDesk(agents, telephoneDesk, states, clock));
        handledBy(new PauseReasonDesk(log.repository(PauseReasons.class), states));
        handledBy(new PbxDesk(log.repository(Pbx.class), states));
        handledBy(new KpiDesk(log.repository(KpiDefinitions.class), states));
        GroupDesk.Repositories groups = new GroupDesk.Repositories(
                log.repository(Team.class), log.repository(Profile.class), log.repository(Assistant.class));
        handledBy(new GroupDesk(groups, agents, claims, states));
        handledBy(new PasswordLinkDesk(log.repository(PasswordLinks.class), states));
        Meeting meeting = new Meeting(interactions, agents, states);
        handledBy(new InteractionDesk(meeting, states, clock));
        handledBy(new ChangingHands(meeting, states, clock));
        Repository<Call> calls = log.repository(Call.class);
        new CallDesk(calls, agents, states, clock).subscribe(bus);
        handledBy(new CallRequestDesk(calls, agents, states, clock));
    }

    private <T> void handledBy(Class<T> aggregate, Repository<T> repository) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .build()
                .subscribe(bus);
    }

    private void handledBy(Object handler) {
        new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
    }

    public Commands commands() {
        return commands;
    }

    public EventLog log() {
        return log;
    }

    public Heartbeats heartbeats() {
        return heartbeats;
    }

    public OfferInteractions routing() {
        return routing;
    }

    @Override
    public void close() {
        routing.close();
        log.close();
        refusals.close();
    }
}
