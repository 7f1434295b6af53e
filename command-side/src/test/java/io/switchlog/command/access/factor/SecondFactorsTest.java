package io.switchlog.command.access.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.settings.SecondFactorPolicy;
import io.switchlog.messages.settings.SecuritySuite;
import io.switchlog.messages.settings.SettingsCommand.ChangeCentre;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsCommand.GroupChange;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class SecondFactorsTest {

    @Test
    @Tag("AG-42")
    void whereASecondFactorIsEnforcedOnlyTheExemptDoWithout() {
        try (Centre centre = new Centre()) {
            UUID exempt = CommandIds.next();
            UUID other = CommandIds.next();
            SecondFactors factors = new SecondFactors(
                    new FactorStore(JdbcClient.create(centre.dataSource()), centre.clock()),
                    new Vault(
                            new JdbcTemplate(centre.dataSource()),
                            MasterKey.of(Base64.getEncoder().encodeToString(new byte[32])),
                            centre.clock()),
                    new PresentSettings(centre.log()),
                    exempt::equals,
                    centre.side().commands());
            assertThat(factors.isMissing(other)).isFalse();

            centre.given(new ChangeCentre(
                    new ChangeSettings(null, null, null, null, null, null, null),
                    List.of(new GroupChange<>(
                            SecuritySuite.GROUP,
                            new SecuritySuite.Change(
                                    null, null, null, null, null, null, SecondFactorPolicy.ENFORCED)))));

            assertThat(factors.isMissing(other)).isTrue();
            assertThat(factors.isMissing(exempt)).isFalse();
            assertThat(factors.isAsked(exempt)).isFalse();
        }
    }
}
