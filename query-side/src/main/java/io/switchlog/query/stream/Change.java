package io.switchlog.query.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What became of a row: null before it came, null after it has gone. */
record Change<R>(UUID id, @Nullable R before, @Nullable R after) {

    /** Changes of one kind of row as somebody sees them. */
    record Seen<R>(List<R> rows, List<UUID> gone) {}

    static <R> Seen<R> seen(List<Change<R>> changes, UnaryOperator<@Nullable R> sight) {
        List<R> rows = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        for (Change<R> change : changes) {
            R before = sight.apply(change.before());
            R after = sight.apply(change.after());
            if (after != null && !Objects.equals(before, after)) {
                rows.add(after);
            } else if (after == null && before != null) {
                gone.add(change.id());
            }
        }
        return new Seen<>(rows, gone);
    }
}
