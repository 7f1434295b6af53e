package io.switchlog.query;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** More of something than this node serves at a time: 503 with code {@code TOO_MANY}. */
public final class TooMany extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    /** Says of what. */
    public TooMany(String detail) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY", "Too many", detail),
                null);
    }
}
