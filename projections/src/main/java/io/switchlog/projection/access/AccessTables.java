package io.switchlog.projection.access;

import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.util.List;

/** The tables about users. */
public final class AccessTables {
    private AccessTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all(Unsealer unsealer) {
        return List.of(
                new AppUserTable(new Texts(unsealer)),
                new UserQueueTable(),
                new UserPermissionTable(),
                new SignInTable());
    }
}
