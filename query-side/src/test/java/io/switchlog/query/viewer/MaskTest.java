package io.switchlog.query.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("AG-39")
@Tag("AG-40")
class MaskTest {
    private static final Mask FOUR = new Mask(4);
    private static final ContactData JANE = new ContactData("Jane Doe", "+39 055 1234567", "jane.doe@example.org");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Margherita Buonarroti; Marghe**** Buonar****
            Jane Doe; **** ***
            O'Brien; *'B****
            Anna-Lena; ****-****
            J; *
            ...; ***
            """)
    void theEndOfEachWordOfANameIsHidden(String name, String shown) {
        assertThat(FOUR.name(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            +39 055 1234567; +39 055 123****
            (055) 12-34-56; (055) 12-**-**
            1234; ****
            112; ***
            +1; +*
            """)
    void theLastDigitsOfANumberAreHiddenHoweverTheyAreGrouped(String phone, String shown) {
        assertThat(FOUR.phone(phone)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            jane.buonarroti@example.org; ****.buonar****@exa****.org
            jd@rossi.it; **@r****.it
            margherita+shop@mail.example.co.uk; marghe****+****@****.exa****.**.uk
            root@localhost; ****@local****
            no address; ** add****
            @.; **
            """)
    void theEndOfEachWordOfAMailAddressIsHiddenButNotTheLastPartOfTheDomain(String email, String shown) {
        assertThat(FOUR.email(email)).isEqualTo(shown);
    }

    @Test
    void moreIsHiddenWhenTheNumberIsGreaterAndNothingWithoutAMask() {
        assertThat(new Mask(1).phone("055123")).isEqualTo("05512*");
        assertThat(new Mask(5).phone("055123")).isEqualTo("0*****");
        assertThat(new Mask(100).phone("055123")).isEqualTo("******");
        assertThat(Mask.NONE.phone("055123")).isEqualTo("055123");
        assertThat(Mask.NONE.text("I am Jane Doe", JANE)).isEqualTo("I am Jane Doe");
    }

    @Test
    void whatIsNotKnownStaysUnknown() {
        assertThat(new ContactData(null, null, null).under(FOUR)).isEqualTo(new ContactData(null, null, null));
        assertThat(FOUR.text(null, JANE)).isNull();
        assertThat(FOUR.text("Hello", new ContactData(null, null, null))).isEqualTo("Hello");
        assertThat(FOUR.name("")).isEmpty();
    }

    @Test
    void aCharacterIsWhatPeopleTakeForOne() {
        assertThat(new Mask(1).name("a\uD83D\uDE00")).isEqualTo("a*");
        assertThat(new Mask(1).name("\uD83D\uDE00b")).isEqualTo("\uD83D\uDE00*");
        assertThat(new Mask(1).name("Re\u0301ne\u0301")).isEqualTo("Re\u0301n*");
        assertThat(new Mask(2).name("\u7530\u4E2D\u592A\u90CE")).isEqualTo("\u7530\u4E2D**");
    }

    @Test
    void theContactsOwnDataIsHiddenInWhatWasWritten() {
        assertThat(FOUR.text("JANE DOE here, call +39 (055) 123-4567 or write to Jane.Doe@Example.org!", JANE))
                .isEqualTo("**** *** here, call +39 (055) 123-**** or write to ****.***@Exa****.org!");
        assertThat(FOUR.text("Janet Doelle on 055 7654321", JANE)).isEqualTo("Janet Doelle on 055 7654321");
        assertThat(FOUR.text("A was here", new ContactData("A", "1", "@"))).isEqualTo("A was here");
    }

    @Test
    void whatLooksLikeAPatternIsTakenAsItIs() {
        ContactData odd = new ContactData("$1 \\E.*", null, null);
        assertThat(FOUR.text("I am $1 \\E.* and not abc", odd)).isEqualTo("I am ** \\*.* and not abc");
    }
}
