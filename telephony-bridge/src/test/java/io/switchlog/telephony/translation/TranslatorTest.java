package io.switchlog.telephony.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.call.CallCommand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R-08")
class TranslatorTest {
    private final SmallCentre centre = new SmallCentre();
    private final Translator translator = new Translator("lab", centre, centre);

    @ParameterizedTest
    @MethodSource("io.switchlog.telephony.translation.Transcript#all")
    void whatARealAsteriskSaidIsToldInTheWordsOfTheCentre(Transcript transcript) {
        List<CallCommand> reports = new ArrayList<>();
        for (int i = 0; i < transcript.events().size(); i++) {
            reports.addAll(translator.take(i, transcript.events().get(i)));
        }
        assertThat(Story.of(reports)).isEqualTo(transcript.story());
    }
}
