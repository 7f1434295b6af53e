package io.switchlog.query;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Who asks may not see this, and is told why: 403 with a code of its own. */
public final class Forbidden extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    /** Says what is missing. */
    public Forbidden(String code, String detail) {
        super(HttpStatus.FORBIDDEN, Problems.of(HttpStatus.FORBIDDEN, code, "Not allowed", detail), null);
    }
}
