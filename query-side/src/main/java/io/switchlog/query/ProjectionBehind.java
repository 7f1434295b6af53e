package io.switchlog.query;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A read was to wait for a position that its projection has not reached in time: 503, worth trying again. */
public final class ProjectionBehind extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    ProjectionBehind(long wanted, long reached) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "PROJECTION_BEHIND",
                        "Projection is behind",
                        "Event " + wanted + " is not projected yet; the projection is at " + reached),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
