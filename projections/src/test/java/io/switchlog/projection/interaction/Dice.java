package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What decides in a history at random. */
final class Dice {
    static final int AGENTS = 8;
    private static final List<Channel> CHANNELS = List.copyOf(Channel.digital());

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    String anAgent() {
        return "agent" + random.nextInt(AGENTS);
    }

    Channel aChannel() {
        return one(CHANNELS);
    }

    Channel[] oneOrTwoChannels() {
        Set<Channel> channels = new HashSet<>(List.of(aChannel(), aChannel()));
        return channels.toArray(Channel[]::new);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
