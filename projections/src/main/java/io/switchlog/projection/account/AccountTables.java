package io.switchlog.projection.account;

import io.switchlog.projection.Table;
import java.util.List;

/** The tables about accounts. */
public final class AccountTables {
    private AccountTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all() {
        return List.of(
                new AccountTable(), new AccountProfileTable(), new AccountDimensionTable(), new AccountAgentTable());
    }
}
