package io.switchlog.web;

import io.switchlog.command.http.BadRequest.FieldError;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Problems in the one form in which they are told. */
final class Problems {
    static final String RETRY_AFTER_SECONDS = "2";

    private Problems() {}

    static ProblemDetail of(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(status.getReasonPhrase());
        return withCode(problem, code);
    }

    private static ProblemDetail withCode(ProblemDetail problem, String code) {
        problem.setType(URI.create(
                "urn:switchlog:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setProperty("code", code);
        return problem;
    }

    /** Gives a problem that has no code the name of its status for one. */
    static void complete(ProblemDetail problem, HttpStatus status) {
        if (problem.getProperties() == null || !problem.getProperties().containsKey("code")) {
            withCode(problem, status.name());
        }
    }

    static ResponseEntity<ProblemDetail> answer(HttpStatus status, String code, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(status, code, detail));
    }

    static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String code, String detail, List<FieldError> errors) {
        ProblemDetail problem = of(status, code, detail);
        problem.setProperty("errors", errors);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** A time as the header that says for how long to wait has it: whole seconds, one at least. */
    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    static ResponseEntity<ProblemDetail> later(String code, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
    }
}
