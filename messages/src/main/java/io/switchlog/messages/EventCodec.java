package io.switchlog.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as the bytes of the log and back. Written strictly, read tolerantly: an unknown field is passed over, an
 * unknown enum value reads as {@code UNKNOWN}, so that an older node can follow what a newer one writes.
 */
public final class EventCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return JSON.readerFor(type);
        }
    };

    private EventCodec() {}

    /** The event's JSON in UTF-8: what is stored and what is hashed. */
    public static byte[] encode(Object event) {
        return JSON.writeValueAsBytes(event);
    }

    /** Reads what {@link #encode} wrote. */
    public static <E> E decode(Class<E> type, byte[] json) {
        return READERS.get(type).readValue(json);
    }
}
