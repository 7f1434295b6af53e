package io.switchlog.query;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What was asked for does not exist, or not for the one who asks: 404 with code {@code NOT_FOUND}. */
public final class UnknownResource extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    /** Names what was asked for, such as {@code agent}, and by which id or name. */
    public UnknownResource(String noun, Object id) {
        super(
                HttpStatus.NOT_FOUND,
                Problems.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "Not found", "There is no " + noun + " " + id),
                null);
    }
}
