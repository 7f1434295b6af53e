package io.switchlog.query.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts. Everyone sees them; an agent sees no other agents on them. */
@RestController
@RequestMapping("/api/accounts")
@Needs(value = UserPermission.ACCOUNTS, agentsToo = true)
class AccountQueries {
    private static final Map<String, String> SORTABLE =
            Map.of("name", "name", "channel", "channel", "createdAt", "createdAt");
    private static final String AGENTS = """
            select x.agent_id, a.full_name, x.since
            from directory.account_agent x
            left join directory.agent a on a.agent_id = x.agent_id
            where x.account_id = :account
            order by a.full_name, x.agent_id
            """;

    private final AccountRepository accounts;
    private final JdbcClient database;

    /** An agent who may see an account's interactions; the name is null as long as the agent is not projected. */
    record AccountAgent(UUID agentId, @Nullable String fullName, Instant since) {}

    /** An account with the agents who may see its interactions (AG-21). */
    record AccountDetails(@JsonUnwrapped AccountRow account, List<AccountAgent> agents) {}

    AccountQueries(AccountRepository accounts, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.accounts = accounts;
        this.database = database;
    }

    @GetMapping
    @Reads("directory.account")
    public Rows<AccountRow> list(Paging paging) {
        Page<AccountEntity> page = accounts.findAll(
                ReadRepository.containing(paging.search(), "name", "channel"),
                paging.pageable(SORTABLE, "name", "accountId"));
        return new Rows<>(page.getTotalElements(), page.map(AccountEntity::row).getContent());
    }

    @GetMapping("/{id}")
    @Reads({"directory.account", "directory.account_agent", "directory.agent"})
    @OneSnapshot
    public AccountDetails one(@PathVariable UUID id, Viewer viewer) {
        AccountEntity account = accounts.findById(id).orElseThrow(() -> new UnknownResource("account", id));
        List<AccountAgent> agents = database.sql(AGENTS)
                .param("account", id)
                .query((row, number) -> new AccountAgent(
                        row.getObject("agent_id", UUID.class),
                        row.getString("full_name"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
        return new AccountDetails(
                account.row(),
                agents.stream().filter(agent -> viewer.sees(agent.agentId())).toList());
    }
}
