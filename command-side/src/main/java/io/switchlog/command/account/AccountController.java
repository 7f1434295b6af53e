package io.switchlog.command.account;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Text;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.AddAccountAgent;
import io.switchlog.messages.account.AccountCommand.ChangeAccount;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.AccountCommand.DeleteAccount;
import io.switchlog.messages.account.AccountCommand.RemoveAccountAgent;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands to accounts over HTTP. */
@RestController
@RequestMapping("/api/accounts")
public class AccountController {
    private static final int MOST_STEPS = 50;
    private static final int WEEK_SECONDS = 604_800;

    private final Commands commands;

    AccountController(Commands commands) {
        this.commands = commands;
    }

    /** A queue or an agent, and for how long. */
    record Step(
            @Nullable UUID queueId,
            @Nullable UUID agentId,
            @NotNull @Min(1) @Max(WEEK_SECONDS) Integer timeoutSeconds) {}

    record NewAccount(
            @NotNull @Text String name,
            @NotNull String channel,
            @NotNull @Size(min = 1, max = MOST_STEPS) List<@NotNull @Valid Step> route) {}

    /** What is given changes. */
    record AccountChange(
            @Nullable @Text String name,

            @Nullable @Size(min = 1, max = MOST_STEPS) List<@NotNull @Valid Step> route) {}

    @PostMapping
    ResponseEntity<Done> create(Caller caller, @Valid @RequestBody NewAccount account) {
        AccountId accountId = new AccountId(caller.newId());
        Channel channel = Channel.ofCode(account.channel())
                .filter(Channel.digital()::contains)
                .orElseThrow(
                        () -> new BadRequest("channel", "must be one of chat, email, sms, openchannel, fax, whatsapp"));
        CreateAccount command = new CreateAccount(accountId, account.name(), channel, route(account.route()));
        return Answers.created("accounts", accountId, commands.send(caller, command));
    }

    @PatchMapping("/{accountId}")
    ResponseEntity<Done> change(Caller caller, @PathVariable UUID accountId, @Valid @RequestBody AccountChange change) {
        List<RouteStep> route = change.route() == null ? null : route(change.route());
        return Answers.done(
                accountId, commands.send(caller, new ChangeAccount(new AccountId(accountId), change.name(), route)));
    }

    @DeleteMapping("/{accountId}")
    ResponseEntity<Done> delete(Caller caller, @PathVariable UUID accountId) {
        return Answers.done(accountId, commands.send(caller, new DeleteAccount(new AccountId(accountId))));
    }

    @PutMapping("/{accountId}/agents/{agentId}")
    ResponseEntity<Done> addAgent(Caller caller, @PathVariable UUID accountId, @PathVariable UUID agentId) {
        return Answers.done(
                accountId, commands.send(caller, new AddAccountAgent(new AccountId(accountId), new AgentId(agentId))));
    }

    @DeleteMapping("/{accountId}/agents/{agentId}")
    ResponseEntity<Done> removeAgent(Caller caller, @PathVariable UUID accountId, @PathVariable UUID agentId) {
        return Answers.done(
                accountId,
                commands.send(caller, new RemoveAccountAgent(new AccountId(accountId), new AgentId(agentId))));
    }

    private static List<RouteStep> route(List<Step> steps) {
        List<RouteStep> route = new ArrayList<>();
        for (Step step : steps) {
            if ((step.queueId() == null) == (step.agentId() == null)) {
                throw new BadRequest("route[" + route.size() + "]", "must name either a queueId or an agentId");
            }
            route.add(new RouteStep(
                    step.queueId() == null ? null : new QueueId(step.queueId()),
                    step.agentId() == null ? null : new AgentId(step.agentId()),
                    step.timeoutSeconds()));
        }
        return route;
    }
}
