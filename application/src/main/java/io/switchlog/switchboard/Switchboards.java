package io.switchlog.switchboard;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The switchboards that are set, by their names. */
public final class Switchboards implements AutoCloseable {
    private final Map<String, Switchboard> byName = new TreeMap<>();

    Switchboards(PbxProperties properties, BiFunction<String, PbxSettings, Switchboard> make) {
        properties.pbx().forEach((name, settings) -> byName.put(name, make.apply(name, settings)));
    }

    /** @throws IllegalArgumentException if none of this name is set */
    public Switchboard get(String pbx) {
        return find(pbx).orElseThrow(() -> new IllegalArgumentException("no switchboard is called " + pbx));
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    public Optional<Switchboard> find(String pbx) {
        return Optional.ofNullable(byName.get(pbx));
    }

    @Override
    public void close() {
        byName.values().forEach(Switchboard::close);
    }
}
