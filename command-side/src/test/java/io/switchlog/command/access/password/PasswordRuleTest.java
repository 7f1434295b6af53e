package io.switchlog.command.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AG-159")
class PasswordRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Abcdef1~", "Abcdef1!", "Abcdef1@", "Abcdef1#", "Abcdef1$", "Abcdef1%", "Abcdef1^", "Abcdef1&",
                "Abcdef1-", "Abcdef1_", "Abcdef1=", "Abcdef1+", "Abcdef1[", "Abcdef1{", "Abcdef1]", "Abcdef1}",
                "Abcdef1?!", "A1~bcdef", "Straße-1A", "Ab1-\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11"
            })
    void eightCharactersOfAllFourKindsAreEnough(String password) {
        assertThat(PasswordRule.objection(password)).isEmpty();
    }

    @ParameterizedTest
    @Tag("AMB-11")
    @ValueSource(
            strings = {
                "",
                "Abcde1~",
                "ABCDEF1~",
                "abcdef1~",
                "Abcdefg~",
                "Abcdefg1",
                "Abcdef1?",
                "Abcdef1.",
                "Abcdef1*",
                "Abcdef1(",
                "Abcdef1 ",
                "Ab1-\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11"
            })
    void oneCharacterTooFewOrOneKindMissingIsNot(String password) {
        assertThat(PasswordRule.objection(password)).isPresent();
    }
}
