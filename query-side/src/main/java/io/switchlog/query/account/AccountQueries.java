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
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
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
              and not exists (select from history.agent_trash t where t.agent_id = x.agent_id and t.to_at is null)
            order by a.full_name, x.agent_id
            """;

    private static final String IN_SCOPE = """
            select a.account_id from directory.account a
            where exists (select from jsonb_array_elements(cast(a.route as jsonb)) s (step)
                          where cast(s.step ->> 'queueId' as uuid) = any (cast(:queues as uuid[]))
                             or cast(s.step ->> 'agentId' as uuid) = any (cast(:agents as uuid[])))
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
    @OneSnapshot
    public Rows<AccountRow> list(Paging paging, Viewer viewer) {
        Page<AccountEntity> page = accounts.findAll(
                inScope(viewer).and(ReadRepository.containing(paging.search(), "name", "channel")),
                paging.pageable(SORTABLE, "name", "accountId"));
        return new Rows<>(
                page.getTotalElements(),
                page.map(account -> account.row().asSeenBy(viewer)).getContent());
    }

    /** Those whose route leads to a queue of his or to an agent of his. */
    private Specification<AccountEntity> inScope(Viewer viewer) {
        if (viewer.seesAll() || viewer.isAgent()) {
            return Specification.unrestricted();
        }
        List<UUID> his = database.sql(IN_SCOPE)
                .param("queues", viewer.scope().queueArray())
                .param("agents", viewer.scope().agentArray())
                .query(UUID.class)
                .list();
        return (root, query, builder) -> root.get("accountId").in(his);
    }

    @GetMapping("/{id}")
    @Reads({"directory.account", "directory.account_agent", "directory.agent", "history.agent_trash"})
    @OneSnapshot
    public AccountDetails one(@PathVariable UUID id, Viewer viewer) {
        AccountEntity account = accounts
                .findAll(
                        inScope(viewer).and((root, query, builder) -> builder.equal(root.get("accountId"), id)),
                        PageRequest.ofSize(2))
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnknownResource("account", id));
        List<AccountAgent> agents = database.sql(AGENTS)
                .param("account", id)
                .query((row, number) -> new AccountAgent(
                        row.getObject("agent_id", UUID.class),
                        row.getString("full_name"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
        return new AccountDetails(
                account.row().asSeenBy(viewer),
                agents.stream().filter(agent -> viewer.sees(agent.agentId())).toList());
    }
}
