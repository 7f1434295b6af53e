package io.switchlog.command.http;

import java.util.List;

/** Input that is well-formed and makes no sense; says which field and why. Answered with 422. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}

    public BadRequest(String field, String message) {
        super(field + " " + message, null, false, false);
        this.errors = List.of(new FieldError(field, message));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
