package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.interaction.InteractionController.NewContact;
import io.switchlog.command.interaction.InteractionController.NewInteraction;
import io.switchlog.command.interaction.InteractionController.NewMessage;
import io.switchlog.command.interaction.InteractionController.Transfer;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.Channel;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageSent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.queue.QueueId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
                "Zacharias",
                "zacharias",
                "example.net",
                "491701234567",
                "1701234567",
                "Lieferung",
                "Paket",
                "order-4711")) {
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

    @Test
    void messagesOfBothSidesAreSealedForTheContact() {
        AgentId anna = centre.loggedIn();
        AccountId accountId = centre.account(Channel.EMAIL, step(anna, 60));
        controller.receive(caller(), mail(accountId, null));
        InteractionReceived received = lastReceived(accountId);
        InteractionId mail = received.interactionId();
        centre.accept(mail, 1, anna);
        controller.write(caller(), mail.value(), new NewMessage("contact", "Das Paket ist da"));
        controller.write(asAgent(anna), mail.value(), new NewMessage("agent", "Gern geschehen"));
        InteractionMessageReceived first = centre.last(mail, InteractionMessageReceived.class);
        InteractionMessageSent second = centre.last(mail, InteractionMessageSent.class);
        assertThat(unseal(first.body())).isEqualTo("Das Paket ist da");
        assertThat(unseal(second.body())).isEqualTo("Gern geschehen");
        assertThat(first.body().subject())
                .isEqualTo(second.body().subject())
                .isEqualTo(received.contact().subject());
        assertThat(origin(mail)).isEqualTo("web");
        controller.write(caller(), mail.value(), new NewMessage("agent", "Von der Leitung"));
        assertThat(origin(mail)).isEqualTo("supervisor");
        assertThat(centre.last(mail, InteractionMessageSent.class).agentId()).isEqualTo(anna);
        assertThatThrownBy(() -> controller.write(caller(), mail.value(), new NewMessage("somebody", "Hello")))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> controller.write(caller(), anna.value(), new NewMessage("contact", "Hello")))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void anAgentWritesAndPassesOnOnlyWhatIsHis() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId queueId = centre.queue(anna, bert);
        InteractionId chat = centre.accepted(queueId, anna);
        assertThatThrownBy(() -> controller.write(asAgent(bert), chat.value(), new NewMessage("agent", "Hello")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Refusal.NOT_YOURS));
        Transfer transfer = new Transfer(queueId.value(), null, null);
        assertThatThrownBy(() -> controller.transfer(asAgent(bert), chat.value(), transfer))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Refusal.NOT_YOURS));
        controller.transfer(asAgent(anna), chat.value(), transfer);
        assertThat(centre.last(chat, InteractionTransferred.class).agentId()).isEqualTo(anna);
    }

    @Test
    void aTransferGoesToEitherAQueueOrAnAgent() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.accepted(queueId, anna);
        for (Transfer nonsense :
                List.of(new Transfer(null, null, null), new Transfer(queueId.value(), anna.value(), null))) {
            assertThatThrownBy(() -> controller.transfer(caller(), chat.value(), nonsense))
                    .isInstanceOf(BadRequest.class);
        }
        AgentId bert = centre.agent();
        controller.transfer(caller(), chat.value(), new Transfer(null, bert.value(), 15));
        assertThat(centre.last(chat, InteractionTransferred.class).toAgentId()).isEqualTo(bert);
        assertThat(origin(chat)).isEqualTo("supervisor");
    }

    private String origin(InteractionId interactionId) {
        List<StoredEvent> stream = centre.log().stream(interactionId.toString(), 0);
        @SuppressWarnings("unchecked")
        Map<String, String> metadata =
                EventCodec.decode(Map.class, stream.get(stream.size() - 1).metadata());
        return String.valueOf(metadata.get("origin"));
    }

    private static Caller asAgent(AgentId agentId) {
        return new Caller(agentId.toString(), Role.AGENT, "web", CommandIds.next(), null, null, null, null);
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
