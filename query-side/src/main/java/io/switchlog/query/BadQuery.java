package io.switchlog.query;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A parameter of a read cannot be understood (400) or has a value that cannot be served (422). */
public final class BadQuery extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    private BadQuery(HttpStatus status, ProblemDetail problem, FieldError error) {
        super(status, problem, null);
        problem.setProperty("errors", List.of(error));
    }

    /** 400 with code {@code MALFORMED}: not of the form that the parameter has. */
    public static BadQuery malformed(String field, String message) {
        return of(HttpStatus.BAD_REQUEST, "MALFORMED", "Malformed request", field, message);
    }

    /** 422 with code {@code INVALID}: of the right form, but out of range or not supported. */
    public static BadQuery invalid(String field, String message) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID", "Invalid value", field, message);
    }

    private static BadQuery of(HttpStatus status, String code, String title, String field, String message) {
        return new BadQuery(
                status, Problems.of(status, code, title, field + " " + message), new FieldError(field, message));
    }
}
