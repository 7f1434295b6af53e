package io.switchlog.telephony.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.call.CallCommand;
import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.queuelog.QueueLogRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in memory only is lost at any moment, and had again. */
class RestartTest {
    private final SmallCentre centre = new SmallCentre();

    @ParameterizedTest
    @MethodSource("io.switchlog.telephony.translation.Transcript#all")
    void whoBeginsAnewGoesOnAsIfNothingHadBeen(Transcript transcript) {
        List<AmiEvent> events = transcript.events();
        for (int before = 0; before <= events.size(); before++) {
            Translator first = new Translator("lab", centre, centre);
            take(first, events, 0, before);
            int again = (int) first.replayFrom(before);
            assertThat(again).isLessThanOrEqualTo(before);
            Translator second = new Translator("lab", centre, centre);
            take(second, events, again, before);
            assertThat(take(second, events, before, events.size()))
                    .as("%s: begun anew after %d events, from %d on", transcript, before, again)
                    .isEqualTo(take(first, events, before, events.size()));
        }
    }

    private static List<CallCommand> take(Translator translator, List<AmiEvent> events, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> translator.take(i, events.get(i)))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void whatWasFoundOutIsReadAsItWasWritten() {
        Instant now = Instant.parse("2026-03-29T01:00:00.000123Z");
        QueueLogRow row = new QueueLogRow(
                now, "pbx-1.2", "support", "NONE", "ENTERQUEUE", List.of("", "+39\t06\n1", "1", "", ""));
        Findings findings = new Findings(List.of(row), Set.of("pbx-1.2", "pbx-1.3"), now);

        Findings read = Findings.of(findings.toEvent());

        assertThat(read.present()).isEqualTo(findings.present());
        assertThat(read.at()).isEqualTo(now);
        assertThat(read.rows()).singleElement().satisfies(one -> {
            assertThat(one.time()).isEqualTo(now);
            assertThat(one.data()).containsExactly("", "+39 06 1", "1", "", "");
        });
    }
}
