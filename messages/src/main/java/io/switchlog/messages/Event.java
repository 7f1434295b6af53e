package io.switchlog.messages;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives an event record the name and version under which the log keeps it for ever. Classes may move and be renamed;
 * names may not (ADR 3).
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Event {
    /** Logical name, {@code noun.past-participle}, unique with {@link #version()}. */
    String name();

    /** Starts at 1; grows when the meaning or a required field changes. */
    int version() default 1;
}
