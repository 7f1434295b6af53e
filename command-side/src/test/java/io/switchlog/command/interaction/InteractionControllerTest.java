package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.interaction.InteractionController.NewContact;
import io.switchlog.command.interaction.InteractionController.NewInteraction;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

class InteractionControllerTest extends InteractionTest {
    private final Vault vault = new Vault(
            new JdbcTemplate(centre.dataSource()),
            MasterKey.of(Base64.getEncoder().encodeToString(new byte[32])),
            centre.clock());
    private final InteractionController controller =
            new InteractionController(centre.side().commands(), vault, centre.log());

    @Test
    void nothingThatTheContactSaidOrIsCalledIsInTheLog() {
        AccountId accountId = centre.account(Channel.EMAIL, step(centre.agent(), 60));
        controller.receive(caller(), mail(accountId, "order-4711"));
        String log = String.join(
                "\n",
                centre.database()
                        .owner()
                        .sql("select event::text from log.event")
                        .query(String.class)
                        .list());
        for (String secret : List.of(
                "Zacharias", "zacharias", "example.net", "491701234567", "1701234567", "Lieferung", "Paket", "4711")) {
            assertThat(log).doesNotContainIgnoringCase(secret);
        }
        InteractionReceived received = lastReceived(accountId);
        assertThat(unseal(received.contact().name())).isEqualTo("Zacharias Zweig");
        assertThat(unseal(received.contact().email())).isEqualTo("zacharias@example.net");
        assertThat(unseal(received.contact().phone())).isEqualTo("+49 170 1234567");
        assertThat(unseal(received.subject())).isEqualTo("Meine Lieferung");
        assertThat(unseal(received.body())).isEqualTo("Wo ist mein Paket?");
    }

    @Test
    void anExternalIdTwiceIsOneInteraction() {
        AccountId accountId = centre.account(Channel.EMAIL, step(centre.agent(), 60));
        ResponseEntity<?> first = controller.receive(caller(), mail(accountId, "message-1"));
        ResponseEntity<?> second = controller.receive(caller(), mail(accountId, "message-1"));
        assertThat(second.getHeaders().getLocation())
                .isEqualTo(first.getHeaders().getLocation());
        assertThat(received(accountId)).isEqualTo(1);
        controller.receive(caller(), mail(accountId, "message-2"));
        controller.receive(caller(), mail(accountId, null));
        controller.receive(caller(), mail(accountId, null));
        assertThat(received(accountId)).isEqualTo(4);
    }

    @Test
    void anExternalIdFromManyThreadsAtOnceIsOneInteraction() throws Exception {
        AccountId accountId = centre.account(Channel.EMAIL, step(centre.agent(), 60));
        ExecutorService executor = Executors.newFixedThreadPool(8);
        List<Callable<ResponseEntity<?>>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> controller.receive(caller(), mail(accountId, "message-at-once")));
        }
        for (Future<ResponseEntity<?>> future : executor.invokeAll(calls)) {
            assertThat(future.get().getStatusCode().is2xxSuccessful()).isTrue();
        }
        executor.shutdown();
        assertThat(received(accountId)).isEqualTo(1);
    }

    @Test
    void whoWritesFromTheSameAddressIsTheSamePerson() {
        AccountId accountId = centre.account(Channel.EMAIL, step(centre.agent(), 60));
        controller.receive(caller(), mail(accountId, null));
        InteractionReceived first = lastReceived(accountId);
        controller.receive(
                caller(),
                new NewInteraction(
                        accountId.value(),
                        new NewContact(null, null, "ZACHARIAS@example.net"),
                        null,
                        null,
                        null,
                        null));
        assertThat(lastReceived(accountId).contact().subject())
                .isEqualTo(first.contact().subject());
    }

    private static NewInteraction mail(AccountId accountId, @Nullable String externalId) {
        return new NewInteraction(
                accountId.value(),
                new NewContact("Zacharias Zweig", "+49 170 1234567", "zacharias@example.net"),
                "Meine Lieferung",
                "Wo ist mein Paket?",
                externalId,
                null);
    }

    private static Caller caller() {
        return new Caller("admin", Role.ADMINISTRATOR, "web", CommandIds.next(), null, null, null, null);
    }

    private String unseal(@Nullable Sealed sealed) {
        return vault.unseal(Objects.requireNonNull(sealed)) instanceof Unsealed.Readable readable
                ? readable.value()
                : "";
    }

    private int received(AccountId accountId) {
        return centre.database()
                .owner()
                .sql("select count(*) from log.event where name = 'interaction.received' and payload->>'accountId' = ?")
                .param(accountId.toString())
                .query(Integer.class)
                .single();
    }

    private InteractionReceived lastReceived(AccountId accountId) {
        String stream = centre.database()
                .owner()
                .sql("""
                        select stream_id from log.event
                        where name = 'interaction.received' and payload->>'accountId' = ?
                        order by position desc limit 1""")
                .param(accountId.toString())
                .query(String.class)
                .single();
        return centre.last(stream, InteractionReceived.class);
    }
}
