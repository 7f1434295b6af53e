package io.switchlog.query;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Somebody asks more often than he may: 429 with code {@code TOO_OFTEN}, and when he may again. */
public final class TooOften extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    /** @param retryAfter seconds */
    public TooOften(String detail, long retryAfter) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                Problems.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_OFTEN", "Too often", detail),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
    }
}
