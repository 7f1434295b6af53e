package io.switchlog.query;

import io.switchlog.messages.access.Role;
import io.switchlog.query.viewer.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Makes every read wait for {@code ?after=} and say in {@code X-Event-Index} up to which event it has seen everything. */
@Component
public class EventIndexInterceptor implements HandlerInterceptor {
    /** The header. */
    public static final String EVENT_INDEX = "X-Event-Index";

    private final ProjectionPositions positions;

    EventIndexInterceptor(ProjectionPositions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Reads reads = readsOf(handler);
        if (reads != null) {
            refuseNul(request);
            if (request.getParameter("at") != null && !reads.asOf()) {
                throw BadQuery.invalid("at", "is not supported yet");
            }
            String after = request.getParameter("after");
            String[] tables = tables(reads);
            long reached = after == null ? positions.reached(tables) : positions.await(position(after), tables);
            response.setHeader(EVENT_INDEX, Long.toString(reached));
        }
        return true;
    }

    /** What a supervisor is shown rests on what he is enabled to as well, and what an agent is shown on what is masked. */
    private static String[] tables(Reads reads) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Role role = authentication == null ? Role.UNKNOWN : Viewers.role(authentication);
        return switch (role) {
            case SUPERVISOR -> both(reads.value(), Viewers.TABLES);
            case AGENT -> both(reads.value(), Viewers.MASK_TABLES);
            case ADMINISTRATOR, UNKNOWN -> reads.value();
        };
    }

    private static String[] both(String[] some, String[] more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** PostgreSQL has no text with a NUL in it, and would fail. */
    private static void refuseNul(HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                if (value.indexOf('\0') >= 0) {
                    throw BadQuery.malformed(name, "must not contain the character NUL");
                }
            }
        });
    }

    private static long position(String after) {
        try {
            long position = Long.parseLong(after);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same answer as a negative number.
        }
        throw BadQuery.malformed("after", "must be the index of an event, as in X-Event-Index");
    }

    private static @Nullable Reads readsOf(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return null;
        }
        Reads onMethod = method.getMethodAnnotation(Reads.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Reads.class);
    }
}
