package io.switchlog.web;

import io.switchlog.command.access.SecondFactorRequired;
import io.switchlog.command.access.TooManyAttempts;
import io.switchlog.command.access.WrongCredentials;
import io.switchlog.command.directory.DirectoryUnavailable;
import io.switchlog.command.dispatch.KeyReused;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.BadRequest.FieldError;
import io.switchlog.command.identity.IdentityProviderUnavailable;
import io.switchlog.command.log.LogUnavailable;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.mail.MailFailed;
import io.switchlog.projection.rebuild.RebuildUnderWay;
import io.switchlog.telephony.asterisk.control.PbxUnavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Every failure as RFC 9457 problem+json: what is wrong, in words and as a code, and never a stack trace. */
@RestControllerAdvice
public class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final String WRONG_TYPE = "is not of the right type";
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return Problems.answer(HttpStatus.CONFLICT, refused.code().name(), message(refused));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rebuildUnderWay(RebuildUnderWay busy) {
        return Problems.answer(HttpStatus.CONFLICT, "REBUILD_UNDER_WAY", message(busy));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(Unknown unknown) {
        return Problems.answer(HttpStatus.NOT_FOUND, "NOT_FOUND", message(unknown));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAllowed(NotAllowed notAllowed) {
        return Problems.answer(HttpStatus.FORBIDDEN, notAllowed.code(), message(notAllowed));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keyReused(KeyReused keyReused) {
        return Problems.answer(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED", message(keyReused));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongCredentials(WrongCredentials wrong) {
        return Problems.answer(HttpStatus.UNAUTHORIZED, "WRONG_CREDENTIALS", message(wrong));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> secondFactorRequired(SecondFactorRequired required) {
        return Problems.answer(HttpStatus.UNAUTHORIZED, "TOTP_REQUIRED", message(required));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyAttempts(TooManyAttempts tooMany) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Problems.seconds(tooMany.retryAfter()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_ATTEMPTS", message(tooMany)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mailFailed(MailFailed failed) {
        return Problems.answer(HttpStatus.CONFLICT, Refusal.MAIL_FAILED.name(), message(failed));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> directoryUnavailable(DirectoryUnavailable away) {
        return Problems.later("DIRECTORY_UNAVAILABLE", message(away));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> switchboardUnavailable(PbxUnavailable away) {
        log.warn("A switchboard was asked for something and did not answer: {}", away.getMessage());
        return Problems.later("SWITCHBOARD_UNAVAILABLE", "The switchboard cannot be reached now.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> identityProviderUnavailable(IdentityProviderUnavailable away) {
        return Problems.later("IDENTITY_PROVIDER_UNAVAILABLE", message(away));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badRequest(BadRequest bad) {
        return invalid(bad.errors());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> logUnavailable(LogUnavailable unavailable) {
        return unavailable.outcomeUnknown()
                ? Problems.later(
                        "OUTCOME_UNKNOWN",
                        "The database did not answer; whether the command was done is not known. Send it again with the"
                                + " same Idempotency-Key to find out; it is done once only.")
                : Problems.later("LOG_UNAVAILABLE", "The log cannot be reached now; nothing was done.");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(Exception away) {
        log.warn("The database did not answer: {}", away.getMessage());
        return Problems.later("DATABASE_UNAVAILABLE", "The database cannot be reached now.");
    }

    /** A header with control characters, for example, which Spring's firewall refuses when somebody looks at it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException rejected) {
        return Problems.answer(HttpStatus.BAD_REQUEST, "MALFORMED", "The request cannot be understood.");
    }

    /** Left to Spring Security, which knows whether somebody is signed in. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException refused) {
        throw refused;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception unforeseen) {
        log.error("A request failed in an unforeseen way", unforeseen);
        return Problems.answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "Something went wrong that should not; it is logged.");
    }

    /** Whatever Spring refuses by itself, such as a wrong method, gets a code and a type like everything else. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(refused, body, headers, status, request);
        HttpStatus known = HttpStatus.resolve(status.value());
        if (answer != null && known != null && answer.getBody() instanceof ProblemDetail problem) {
            Problems.complete(problem, known);
            // Said expressly, it is sent even to a client that accepts no such thing.
            return ResponseEntity.status(known)
                    .headers(answer.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        return answer;
    }

    private static String message(RuntimeException problem) {
        return String.valueOf(problem.getMessage());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> unreadable = invalid.getFieldErrors().stream()
                .filter(error -> error.isBindingFailure())
                .map(error -> new FieldError(error.getField(), WRONG_TYPE))
                .toList();
        if (!unreadable.isEmpty()) {
            return untyped(malformed(unreadable));
        }
        return untyped(invalid(invalid.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(invalid(invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return untyped(malformed(List.of(new FieldError(field, WRONG_TYPE))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return untyped(malformed(errors(unreadable)));
    }

    private static List<FieldError> errors(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof DatabindException misfit
                && !misfit.getPath().isEmpty()) {
            StringBuilder field = new StringBuilder();
            for (JacksonException.Reference step : misfit.getPath()) {
                if (step.getPropertyName() == null) {
                    field.append('[').append(step.getIndex()).append(']');
                } else {
                    field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
                }
            }
            return List.of(new FieldError(field.toString(), "is unknown here or not of the right type"));
        }
        return List.of(new FieldError("", "the body is missing or is not JSON"));
    }

    private static ResponseEntity<ProblemDetail> malformed(List<FieldError> errors) {
        return Problems.answer(HttpStatus.BAD_REQUEST, "MALFORMED", "The request cannot be understood.", errors);
    }

    private static ResponseEntity<ProblemDetail> invalid(List<FieldError> errors) {
        return Problems.answer(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID", "Some values make no sense.", errors);
    }

    private static ResponseEntity<Object> untyped(ResponseEntity<ProblemDetail> answer) {
        return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
    }
}
