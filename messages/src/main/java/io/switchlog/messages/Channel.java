package io.switchlog.messages;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A way in which contacts reach the centre (AG-03, AG-152). */
public enum Channel {
    VOICE,
    CHAT,
    EMAIL,
    SMS,
    OPENCHANNEL,
    FAX,
    WHATSAPP,
    /** A channel that a newer version wrote and this one does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    private static final Set<Channel> DIGITAL =
            Collections.unmodifiableSet(EnumSet.of(CHAT, EMAIL, SMS, OPENCHANNEL, FAX, WHATSAPP));

    /** The six channels that have a capacity per agent (AG-105), in their usual order. */
    public static Set<Channel> digital() {
        return DIGITAL;
    }

    /** The channel with this code, as people and tables write it: {@code chat}, {@code email}, ... */
    public static Optional<Channel> ofCode(String code) {
        for (Channel channel : values()) {
            if (channel != UNKNOWN && channel.code().equals(code)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    /** Lower case, as in {@code report_chat_queue}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
