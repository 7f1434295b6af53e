package io.switchlog.command.http;

import io.switchlog.command.dispatch.Unacceptable;
import java.util.List;

/** Input that is well-formed and makes no sense; says which field and why. Answered with 422. */
public final class BadRequest extends Unacceptable {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}

    public BadRequest(String field, String message) {
        super(field + " " + message);
        this.errors = List.of(new FieldError(field, message));
    }

    /** About several fields. */
    public BadRequest(List<FieldError> errors) {
        super(String.valueOf(errors));
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
