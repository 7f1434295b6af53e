package io.switchlog.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which projections an endpoint reads, so that {@code ?after=} waits for these and {@code X-Event-Index} tells how
 * far they are.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Reads {
    /** In place of a projection: the log itself, which is never behind. */
    String LOG = "";

    /** Names of projections, as in {@code projection.position}, or a view of theirs. */
    String[] value();

    /** Whether the endpoint answers for the time that {@code ?at=} names; where it does not, that is refused. */
    boolean asOf() default false;
}
