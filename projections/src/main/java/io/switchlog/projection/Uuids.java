package io.switchlog.projection;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A column of type {@code uuid[]} that holds a set, in the order of the text form. */
public record Uuids(SortedSet<String> values) {
    public static final Uuids NONE = new Uuids(new TreeSet<>());

    /** These and the ones given. */
    public Uuids plus(Collection<UUID> more) {
        SortedSet<String> all = new TreeSet<>(values);
        more.forEach(uuid -> all.add(uuid.toString()));
        return all.size() == values.size() ? this : new Uuids(all);
    }

    /** These without the one given. */
    public Uuids minus(UUID one) {
        SortedSet<String> all = new TreeSet<>(values);
        return all.remove(one.toString()) ? new Uuids(all) : this;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public int size() {
        return values.size();
    }

    static Uuids parse(String array) {
        SortedSet<String> all = new TreeSet<>();
        for (String uuid : array.substring(1, array.length() - 1).split(",", -1)) {
            if (!uuid.isEmpty()) {
                all.add(uuid);
            }
        }
        return new Uuids(all);
    }

    @Override
    public String toString() {
        return values.stream().collect(Collectors.joining(",", "{", "}"));
    }
}
