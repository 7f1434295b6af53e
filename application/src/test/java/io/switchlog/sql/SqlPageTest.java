package io.switchlog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * docs/sql.md says of tables, views and functions what the database says of itself. After a change of the database, run
 * this test with {@code -Dsql-contract=write}, and it writes the page anew.
 */
class SqlPageTest {
    static final Path PAGE = Path.of("..", "docs", "sql.md");

    @Test
    void thePageSaysWhatTheDatabaseSays() throws IOException {
        String page = Files.readString(PAGE);
        String upToDate = new SqlPage(Installation.shared().owner()).upToDate(page);
        if ("write".equals(System.getProperty("sql-contract"))) {
            Files.writeString(PAGE, upToDate);
        } else {
            assertThat(page)
                    .as("docs/sql.md; write it anew with -Dsql-contract=write")
                    .isEqualTo(upToDate);
        }
    }
}
