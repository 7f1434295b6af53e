package io.switchlog.command.http;

import io.switchlog.command.dispatch.Receipt;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a command answers: the id of what it was about, and where its events are in the log. */
public final class Answers {
    /** Header with the log position after which reads show the effect. */
    public static final String EVENT_INDEX = "X-Event-Index";

    private Answers() {}

    /**
     * @param id what was created or changed
     * @param eventIndex log position of the command's last event
     */
    public record Done(String id, long eventIndex) {}

    /** 201, with the address of what was created. */
    public static ResponseEntity<Done> created(String collection, Object id, Receipt receipt) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/" + collection + "/" + id))
                .header(EVENT_INDEX, Long.toString(receipt.position()))
                .body(new Done(id.toString(), receipt.position()));
    }

    /** 202: somebody else was asked, and what comes of it is told by later events. */
    public static ResponseEntity<Done> accepted(Object id, Receipt receipt) {
        return ResponseEntity.accepted()
                .header(EVENT_INDEX, Long.toString(receipt.position()))
                .body(new Done(id.toString(), receipt.position()));
    }

    /** 200. */
    public static ResponseEntity<Done> done(Object id, Receipt receipt) {
        return ResponseEntity.ok()
                .header(EVENT_INDEX, Long.toString(receipt.position()))
                .body(new Done(id.toString(), receipt.position()));
    }
}
