package io.switchlog.command.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text that people wrote: not blank, not too long, no control characters, no halves of characters. */
@Documented
@Constraint(validatedBy = Text.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
    /** Most characters. */
    int max() default 200;

    /** Whether line breaks and tabs may be in it, and whether it may be blank. */
    boolean multiline() default false;

    /** Whether it may be empty or blank, on one line too. */
    boolean blank() default false;

    String message() default "must be a text of at most {max} characters, not blank and without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Passes null: whether a value is required is another constraint. */
    class Validator implements ConstraintValidator<Text, CharSequence> {
        private int max;
        private boolean multiline;
        private boolean blank;

        /** For the validation framework. */
        public Validator() {}

        Validator(int max) {
            this.max = max;
        }

        boolean isValid(String value) {
            return hasAllowedLength(value) && value.codePoints().allMatch(this::isAllowed);
        }

        private boolean hasAllowedLength(String value) {
            return value.length() <= max && (multiline || blank || !value.isBlank());
        }

        @Override
        public void initialize(Text annotation) {
            max = annotation.max();
            multiline = annotation.multiline();
            blank = annotation.blank();
        }

        @Override
        public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
            return value == null || isValid(value.toString());
        }

        private boolean isAllowed(int codePoint) {
            if (multiline && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t')) {
                return true;
            }
            return switch (Character.getType(codePoint)) {
                case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
                default -> true;
            };
        }
    }
}
