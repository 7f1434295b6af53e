package io.switchlog.query.viewer;

import io.switchlog.messages.access.UserPermission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which permissions an endpoint asks of a supervisor; whoever lacks one gets 403. On a method it replaces that of the class. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    UserPermission[] value() default {};

    /** Whether agents may ask too; the endpoint then shows them their own only. */
    boolean agentsToo() default false;

    /** Whether a supervisor has to be enabled to all queues. */
    boolean wholeCentre() default false;
}
