package io.switchlog.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.telephony.ami.PacketReader.Packet;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {
    private static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";
    private static final int LIMIT = 10_000;

    @ParameterizedTest
    @ValueSource(strings = {"answered-caller-hangs-up", "timed-out-twice-then-voicemail"})
    void everyWayToCutAConnectionIntoPiecesGivesTheSamePackets(String recording) throws IOException {
        String sent = Recordings.events(recording);
        byte[] bytes = (GREETING + sent).getBytes(UTF_8);
        List<Packet> whole = packets(new ByteArrayInputStream(bytes));
        assertThat(whole.stream().skip(1).map(packet -> String.join("\r\n", packet.lines())))
                .containsExactly(sent.split("\r\n\r\n"));
        for (int seed = 0; seed < 50; seed++) {
            assertThat(packets(pieces(bytes, new Random(seed))))
                    .as("seed %d", seed)
                    .isEqualTo(whole);
        }
    }

    @Test
    void theGreetingIsOneLine() throws IOException {
        assertThat(packets(of(GREETING + "Response: Success\r\n\r\nEvent: Hangup\r\nCause: 16\r\n\r\n")))
                .extracting(Packet::lines)
                .containsExactly(
                        List.of("Asterisk Call Manager/11.0.0"),
                        List.of("Response: Success"),
                        List.of("Event: Hangup", "Cause: 16"));
    }

    @Test
    void aLineFeedAloneBelongsToAValueAndSoDoesACarriageReturn() throws IOException {
        assertThat(packets(of("Event: UserEvent\r\nNote: one\n\ntwo\rthree\r\r\nNext: 1\r\n\r\n")))
                .extracting(Packet::lines)
                .containsExactly(List.of("Event: UserEvent", "Note: one\n\ntwo\rthree\r", "Next: 1"));
    }

    @Test
    void emptyLinesBetweenPacketsAreNothing() throws IOException {
        assertThat(packets(of("\r\n\r\nEvent: A\r\n\r\n\r\n\r\nEvent: B\r\n\r\n")))
                .hasSize(2);
    }

    @Test
    void aPacketThatIsTooLongLosesItsEndAndTheNextOneIsWhole() throws IOException {
        String longest = "x".repeat(3 * LIMIT);
        List<Packet> packets = packets(of("Event: Long\r\nFirst: 1\r\nValue: " + longest + "\r\nMore: " + longest
                + "\r\nLast: 2\r\n\r\nEvent: Next\r\nFirst: 1\r\n\r\n"));
        assertThat(packets).extracting(Packet::cut).containsExactly(true, false);
        assertThat(packets.get(0).lines()).hasSize(3).startsWith("Event: Long", "First: 1");
        assertThat(String.join("", packets.get(0).lines())).hasSize(LIMIT);
        assertThat(packets.get(1).lines()).containsExactly("Event: Next", "First: 1");
    }

    @Test
    void aPacketThatWasBegunOnlyIsNone() {
        PacketReader reader = new PacketReader(of("Event: Hangup\r\nCause: 16\r\n"), LIMIT);
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static List<Packet> packets(InputStream in) throws IOException {
        PacketReader reader = new PacketReader(in, LIMIT);
        List<Packet> packets = new ArrayList<>();
        while (true) {
            try {
                packets.add(reader.next());
            } catch (EOFException end) {
                return packets;
            }
        }
    }

    private static InputStream pieces(byte[] bytes, Random random) {
        int longest = 1 + random.nextInt(300);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(longest)));
            }
        };
    }
}
