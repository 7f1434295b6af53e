package io.switchlog.telephony.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.call.CallCommand;
import io.switchlog.telephony.ami.AmiEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The link is cut after every event there is, for shorter and longer. */
@Tag("R-09")
@Tag("R-15")
class CutLinkTest {
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final int[] MISSED = {0, 1, 2, 3, 5, 8, 13, 21, 34, 1000};

    private final SmallCentre centre = new SmallCentre();

    @ParameterizedTest
    @MethodSource("io.switchlog.telephony.translation.Transcript#all")
    void theRecordOfTheSwitchboardTellsWhatWasMissed(Transcript transcript) {
        var whole = Story.visits(told(transcript, transcript.events().size(), 0));
        for (int heard = 0; heard < transcript.events().size(); heard++) {
            for (int missed : MISSED) {
                assertThat(Story.visits(told(transcript, heard, missed)))
                        .as("%s: after %d events, %d are missed", transcript, heard, missed)
                        .isEqualTo(whole);
            }
        }
    }

    private List<CallCommand> told(Transcript transcript, int heard, int missed) {
        Translator translator = new Translator("lab", centre, centre);
        List<AmiEvent> events = transcript.events();
        List<CallCommand> reports = new ArrayList<>();
        IntStream.range(0, heard).forEach(i -> reports.addAll(translator.take(i, events.get(i))));
        int back = Math.min(heard + missed, events.size());
        if (heard < events.size()) {
            Instant last = heard == 0 ? Instant.EPOCH : events.get(heard - 1).timestamp();
            Instant now = back == events.size()
                    ? events.get(back - 1).timestamp().plusSeconds(1)
                    : events.get(back).timestamp();
            Findings findings = new Findings(transcript.rows(last.minus(BEFORE), now), transcript.present(back), now);
            reports.addAll(translator.take(back, findings.toEvent()));
        }
        IntStream.range(back, events.size()).forEach(i -> reports.addAll(translator.take(i + 1, events.get(i))));
        return reports;
    }
}
