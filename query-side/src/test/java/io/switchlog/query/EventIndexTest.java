package io.switchlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventIndexTest extends ApiTest {

    @Test
    void everyReadSaysHowFarItsSlowestProjectionIs() {
        project("directory.queue", 12);
        project("directory.queue_member", 9);
        project("directory.agent", 30);
        project("history.agent_trash", 30);
        insertQueue(id(1), "Sales", "chat");

        assertThat(index(get(Person.ADMINISTRATOR, "/queues"))).isEqualTo("12");
        assertThat(index(get(Person.ADMINISTRATOR, "/queues/" + id(1)))).isEqualTo("9");
        assertThat(index(get(Person.ADMINISTRATOR, "/settings")))
                .as("has not begun")
                .isEqualTo("0");
    }

    @Test
    void aReadWaitsUntilTheProjectionHasReachedTheEvent() {
        project("directory.queue", 5);
        CompletableFuture<HttpResponse<String>> waiting =
                CompletableFuture.supplyAsync(() -> get(Person.ADMINISTRATOR, "/queues?after=6"));
        pause();
        assertThat(waiting).isNotDone();
        insertQueue(id(1), "Sales", "chat");
        project("directory.queue", 7);

        HttpResponse<String> response = waiting.join();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(index(response)).isEqualTo("7");
        assertThat(column(json(response), "name")).containsExactly("Sales");
    }

    @Test
    void waitingReadsHoldNoConnections() {
        project("directory.queue", 5);
        ExecutorService askers = Executors.newFixedThreadPool(20);
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(CompletableFuture.supplyAsync(() -> get(Person.ADMINISTRATOR, "/queues?after=6"), askers));
        }
        pause();

        read(Person.ADMINISTRATOR, "/queues?after=5");
        read(Person.ADMINISTRATOR, "/settings");

        project("directory.queue", 6);
        assertThat(waiting)
                .allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        askers.shutdown();
    }

    @Test
    void aReadThatWaitedInVainMayBeTriedAgain() {
        project("directory.queue", 5);

        long started = System.nanoTime();
        HttpResponse<String> response = get(Person.ADMINISTRATOR, "/queues?after=6");
        double seconds = (System.nanoTime() - started) / 1e9;

        JsonNode problem = json(response);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).contains("1");
        assertThat(problem.path("code").asString()).isEqualTo("PROJECTION_BEHIND");
        assertThat(seconds).isBetween(4.9, 7.0);
    }

    private static String index(HttpResponse<String> response) {
        return response.headers().firstValue("x-event-index").orElse("none");
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
