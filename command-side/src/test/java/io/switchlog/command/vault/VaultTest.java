package io.switchlog.command.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.Database;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class VaultTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Database database = Database.fresh();
    private final JdbcTemplate writer = new JdbcTemplate(database.as("log_writer"));
    private final MasterKey master = key(1);

    @Test
    void whatIsSealedCanBeOpenedOnAnyNode() {
        UUID subject = UUID.randomUUID();
        Sealed sealed = vault(master).seal(subject, "Anna Müller");
        assertThat(sealed.cipher()).doesNotContain("Anna");
        assertThat(vault(master).unseal(sealed)).isEqualTo(new Unsealed.Readable("Anna Müller"));
    }

    @Test
    void theSameTextIsNeverSealedTheSameWay() {
        UUID subject = UUID.randomUUID();
        Vault vault = vault(master);
        assertThat(vault.seal(subject, "Anna")).isNotEqualTo(vault.seal(subject, "Anna"));
    }

    @Test
    void withoutThePersonsKeyNothingCanBeReadForEver() {
        UUID subject = UUID.randomUUID();
        Sealed sealed = vault(master).seal(subject, "Anna");
        database.owner()
                .sql("delete from vault.subject_key where subject = ?")
                .param(subject)
                .update();
        assertThat(vault(master).unseal(sealed)).isEqualTo(new Unsealed.Erased());
        assertThat(vault(master).unseal(sealed).orMark()).isEqualTo("[erased]");
    }

    @Test
    void aSealedTextOfOnePersonIsNotOneOfAnother() {
        UUID anna = UUID.randomUUID();
        UUID bert = UUID.randomUUID();
        Vault vault = vault(master);
        Sealed sealed = vault.seal(anna, "Anna");
        vault.seal(bert, "Bert");
        assertThatThrownBy(() -> vault.unseal(new Sealed(bert, sealed.cipher())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWrongMasterKeyIsRefusedAtTheStart() {
        vault(master);
        assertThatThrownBy(() -> vault(key(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key is not the one");
        vault(master);
    }

    @Test
    void lookUpsFollowFromTheTextAndDifferFromDatabaseToDatabase() {
        Vault vault = vault(master);
        assertThat(vault.usernameClaim("Anna.M")).isEqualTo(vault(master).usernameClaim("anna.m"));
        assertThat(vault.usernameClaim("anna")).startsWith("username:").doesNotContain("anna");
        assertThat(vault.keyedId("a")).isEqualTo(vault.keyedId("a")).isNotEqualTo(vault.keyedId("b"));
        Vault elsewhere = new Vault(new JdbcTemplate(Database.fresh().as("log_writer")), master, CLOCK);
        assertThat(elsewhere.usernameClaim("anna")).isNotEqualTo(vault.usernameClaim("anna"));
    }

    @Test
    void keysLieInTheDatabaseWrappedOnly(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys").resolve("master.key");
        MasterKey made = MasterKey.ofFile(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKey.ofFile(file).rolePassword("log_writer")).isEqualTo(made.rolePassword("log_writer"));
        byte[] wrapped = made.wrap(new byte[32], "lookup");
        assertThat(made.unwrap(wrapped, "lookup")).isEqualTo(new byte[32]);
        assertThatThrownBy(() -> made.unwrap(wrapped, "token")).isInstanceOf(IllegalStateException.class);
    }

    private Vault vault(MasterKey masterKey) {
        return new Vault(writer, masterKey, CLOCK);
    }

    private static MasterKey key(int filling) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) filling;
        return MasterKey.of(Base64.getEncoder().encodeToString(bytes));
    }
}
