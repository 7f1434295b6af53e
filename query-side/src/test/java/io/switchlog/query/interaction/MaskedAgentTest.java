package io.switchlog.query.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an agent reads for whom contacts' data is masked; and that he finds out nothing by searching. */
@Tag("AG-39")
class MaskedAgentTest extends ApiTest {
    private static final String IN_CLEAR = "Carla|carla@example\\.org|055.?1234";

    @BeforeEach
    void anInteractionThatSaysWhoWrites() {
        insertAgent(Person.ANNA.id(), "Anna Bianchi", "anna.b");
        insertWaiting(id(1), id(10), "Parcel for Carla");
        offer(id(1), id(10), Person.ANNA.id());
        accept(id(1), id(10), Person.ANNA.id());
        DATABASE.execute("""
                update directory.agent set advanced_search = true;
                update directory.interaction set disposition = 'CARLA was told';
                insert into directory.account_agent values ('%1$s', '%2$s', '2026-03-02T08:00:00Z', 6);
                insert into directory.message values
                    ('%1$s', 0, 'contact', null, 'Call me: +39 (055) 1234, or carla@example.org', '2026-03-02T09:00:00Z', 5)
                """.formatted(id(1), Person.ANNA.id()));
        mask(true);
    }

    private static void mask(boolean masked) {
        DATABASE.execute("""
                delete from directory.agent_settings;
                insert into directory.agent_settings (agent_id, typology, settings, position)
                values ('%s', 'WEBRTC', '{"security.maskSensitiveData": %s}', 7)
                """.formatted(Person.ANNA.id(), masked));
    }

    private static void hide(int characters) {
        DATABASE.execute("""
                insert into directory.settings_group values ('masking', '{"maskedCharacters": %s}', 8)
                on conflict (name) do update set settings = excluded.settings
                """.formatted(characters));
    }

    @Test
    void heSeesTheShapeOfWhatIsKnownOfTheContact() {
        JsonNode row = read(Person.ANNA, "/interactions/" + id(1));

        assertThat(row.path("contact").path("name").asString()).isEqualTo("C****");
        assertThat(row.path("contact").path("phone").asString()).isEqualTo("+39 055 ****");
        assertThat(row.path("contact").path("email").asString()).isEqualTo("c****@exa****.org");
        assertThat(row.path("subject").asString()).isEqualTo("Parcel for C****");
        assertThat(row.path("disposition").asString()).isEqualTo("C**** was told");
        assertThat(read(Person.ANNA, "/interactions/" + id(1) + "/messages")
                        .path("rows")
                        .get(0)
                        .path("body")
                        .asString())
                .isEqualTo("Call me: +39 (055) ****, or c****@exa****.org");
    }

    @Test
    void whatIsNotMaskedForOthersIsNot() {
        JsonNode clear = read(Person.SUPERVISOR, "/interactions/" + id(1));
        assertThat(clear.path("contact").path("email").asString()).isEqualTo("carla@example.org");

        mask(false);
        assertThat(read(Person.ANNA, "/interactions/" + id(1))).isEqualTo(clear);
    }

    @Test
    @Tag("AG-40")
    void howMuchIsHiddenIsASettingOfTheCentre() {
        hide(1);
        assertThat(read(Person.ANNA, "/live/interactions")
                        .path("rows")
                        .get(0)
                        .path("contactName")
                        .asString())
                .isEqualTo("Carl*");

        hide(100);
        assertThat(read(Person.ANNA, "/live/interactions").toString())
                .contains("\"*****\"", "Parcel for *****")
                .doesNotContainPattern(IN_CLEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carla",
                "CARL",
                "055",
                "1234",
                "+39 055",
                "(055) 12",
                "example.org",
                "a@e",
                "Parcel for C",
                "or carla",
                "for%20Carla"
            })
    void searchDoesNotTellWhetherAGuessIsRight(String guess) {
        String asked = guess.replace(" ", "%20").replace("+", "%2B");

        assertThat(count(Person.ANNA, "/interactions?search=" + asked)).isZero();
        assertThat(count(Person.ANNA, "/interactions/search?text=" + asked)).isZero();
        mask(false);
        assertThat(count(Person.ANNA, "/interactions/search?text=" + asked)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parcel", "call me:", "Website"})
    void whatHeMayReadHeMaySearch(String text) {
        assertThat(count(Person.ANNA, "/interactions/search?text=" + text.replace(" ", "%20")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contactName", "contact.name", "-contactPhone", "contactEmail", "subject"})
    void nothingIsSortedByWhatIsMasked(String field) {
        problem(Person.ANNA, "/interactions?sort=" + field, 400);
        problem(Person.ANNA, "/interactions/search?sort=" + field, 400);
    }

    private int count(Person asker, String path) {
        return read(asker, path).path("count").asInt();
    }
}
