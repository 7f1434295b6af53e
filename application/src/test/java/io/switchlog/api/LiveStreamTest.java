package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.EventStream.Message;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Listening to the live board. */
@Tag("CARD-05")
class LiveStreamTest {
    private final ContactCentre centre = ContactCentre.shared();

    @Test
    void whatChangesIsSentToWhoListens() {
        String agent = centre.agent();
        String account = centre.accountOf("chat", centre.queue("chat", agent));
        try (EventStream stream = EventStream.of(centre.admin(), "/live/stream")) {
            stream.await("a snapshot", message -> message.event().equals("snapshot"));
            String interaction = centre.ringing(account, agent);
            stream.await(
                    "the offer",
                    message -> row(message, "interactions", "interactionId", interaction)
                            .path("status")
                            .asString()
                            .equals("offered"));
            stream.await(
                    "it rings at him",
                    message -> row(message, "agents", "agentId", agent)
                                    .path("offers")
                                    .size()
                            == 1);
            centre.abandon(interaction);
            stream.await("it has gone", message -> gone(message, "interactions").contains(interaction));
            assertThat(stream.messages().stream()
                            .filter(message -> message.event().equals("snapshot")))
                    .hasSize(1);
        }
    }

    @Test
    void whoComesBackGetsWhatHeMissedAndNothingTwice() {
        String agent = centre.agent();
        String other = centre.agent();
        long seen;
        try (EventStream stream = EventStream.of(centre.admin(), "/live/stream")) {
            stream.awaitIndex(centre.head());
            seen = last(stream).data().get("index").asLong();
        }
        centre.pause(agent);
        long missed = centre.head();

        Client back = centre.admin().with("Last-Event-ID", Long.toString(seen));
        try (EventStream stream = EventStream.of(back, "/live/stream")) {
            stream.awaitIndex(missed);
            Message first = stream.messages().get(0);
            assertThat(first.event()).isEqualTo("patch");
            assertThat(row(first, "agents", "agentId", agent)
                            .path("channels")
                            .path("chat")
                            .path("state")
                            .asString())
                    .isEqualTo("paused");
            assertThat(row(first, "agents", "agentId", other).isMissingNode()).isTrue();
        }
        Client again = centre.admin().with("Last-Event-ID", Long.toString(missed));
        try (EventStream stream = EventStream.of(again, "/live/stream")) {
            centre.pause(other);
            stream.awaitIndex(centre.head());
            assertThat(stream.messages())
                    .allSatisfy(message ->
                            assertThat(message.data().get("index").asLong()).isGreaterThan(missed));
        }
    }

    @Test
    void aQueueThatWasDeletedMeanwhileIsGone() {
        String queue = centre.queue("chat");
        long seen = centre.head();
        centre.admin().delete("/api/queues/" + queue).expect(200);

        try (EventStream stream =
                EventStream.of(centre.admin().with("Last-Event-ID", Long.toString(seen)), "/live/stream")) {
            stream.awaitIndex(centre.head());
            Message first = stream.messages().get(0);
            assertThat(gone(first, "queues")).containsExactly(queue);
        }
    }

    @Test
    void anIndexThatThisLogNeverHadIsAnsweredWithTheWholeBoard() {
        Client stranger = centre.admin().with("Last-Event-ID", Long.toString(Long.MAX_VALUE));
        try (EventStream stream = EventStream.of(stranger, "/live/stream")) {
            stream.await("a snapshot", message -> message.event().equals("snapshot"));
        }
    }

    @Test
    void anAgentIsSentHisOwnRowsOnly() {
        ContactCentre.Person anna = centre.person();
        ContactCentre.Person ben = centre.person();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), anna.id(), ben.id());
        try (EventStream stream = EventStream.of(anna.client(), "/live/stream")) {
            stream.await("a snapshot", message -> message.event().equals("snapshot"));
            String interaction = centre.ringing(centre.accountOf("chat", queue), anna.id());
            centre.awaitOffer(interaction, ben.id());
            stream.await(
                    "the offer",
                    message -> row(message, "interactions", "interactionId", interaction)
                            .isObject());
            centre.accept(interaction, ben.id());
            stream.await("it has gone", message -> gone(message, "interactions").contains(interaction));
            assertThat(stream.messages()).allSatisfy(message -> {
                assertThat(ids(message, "agents", "agentId")).isSubsetOf(anna.id());
                message.data()
                        .get("interactions")
                        .forEach(row -> row.get("offers")
                                .forEach(
                                        offer -> assertThat(offer.get("agentId").asString())
                                                .isEqualTo(anna.id())));
            });
        }
    }

    @Test
    void whoDoesNotReadHoldsNobodyUp() throws IOException {
        try (Socket silent = silentListener();
                EventStream stream = EventStream.of(centre.admin(), "/live/stream")) {
            for (int i = 0; i < 20; i++) {
                String agent = centre.agent();
                long index = centre.head();
                stream.awaitIndex(index);
                assertThat(stream.messages())
                        .anySatisfy(message -> assertThat(
                                        row(message, "agents", "agentId", agent).isMissingNode())
                                .isFalse());
            }
            assertThat(silent.isConnected()).isTrue();
        }
    }

    /** Asks for the stream and never reads a byte of it. */
    private Socket silentListener() throws IOException {
        URI address = centre.admin().address();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.connect(new java.net.InetSocketAddress(address.getHost(), address.getPort()));
        String credentials = Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream()
                .write(("GET /api/live/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + credentials
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static Message last(EventStream stream) {
        return stream.messages().get(stream.messages().size() - 1);
    }

    private static JsonNode row(Message message, String kind, String id, String wanted) {
        return StreamSupport.stream(message.data().path(kind).spliterator(), false)
                .filter(row -> row.get(id).asString().equals(wanted))
                .findFirst()
                .orElse(message.data().path("nothing"));
    }

    private static List<String> ids(Message message, String kind, String id) {
        return StreamSupport.stream(message.data().path(kind).spliterator(), false)
                .map(row -> row.get(id).asString())
                .toList();
    }

    private static List<String> gone(Message message, String kind) {
        return StreamSupport.stream(message.data().path("gone").path(kind).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
