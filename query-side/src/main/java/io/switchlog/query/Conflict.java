package io.switchlog.query;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What is asked does not go with how things stand: 409 with a code of its own. */
public final class Conflict extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    /** Says how things stand. */
    public Conflict(String code, String detail) {
        super(HttpStatus.CONFLICT, Problems.of(HttpStatus.CONFLICT, code, "Conflict", detail), null);
    }
}
