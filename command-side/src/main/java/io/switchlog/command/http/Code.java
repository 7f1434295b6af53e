package io.switchlog.command.http;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values of an enum as requests write them. */
public final class Code {
    private static final String UNKNOWN = "UNKNOWN";

    private Code() {}

    /**
     * The value with this code.
     *
     * @throws BadRequest about this field, naming what it may be
     */
    public static <E extends Enum<E>> E of(Class<E> type, Function<E, String> code, String field, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value ->
                        !value.name().equals(UNKNOWN) && code.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new BadRequest(field, "must be one of " + all(type, code)));
    }

    private static <E extends Enum<E>> String all(Class<E> type, Function<E, String> code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> !value.name().equals(UNKNOWN))
                .map(code)
                .collect(Collectors.joining(", "));
    }
}
