package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of agents. */
@Tag("AG-43")
class AvatarTest {
    private static final int MOST = 8 * 1024 * 1024;

    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();
    private final String agent = centre.newAgent(Map.of());
    private final String path = "/api/agents/" + agent + "/avatar";

    private Answer put(byte[] image) {
        return admin.with("Content-Type", "image/png").send("PUT", path, image);
    }

    private Answer seen() {
        return admin.get(path + "?after=" + centre.head());
    }

    @Test
    void aPictureIsGivenBackAsWhatItIs() {
        byte[] png = Pictures.of("png", 0x112233);
        put(png).expect(200);

        Answer answer = seen().expect(200);

        assertThat(answer.response().body()).isEqualTo(png);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        String tag = String.valueOf(answer.header("ETag"));
        admin.with("If-None-Match", tag).get(path).expect(304);
        assertThat(centre.read("/agents/" + agent).json().get("avatar").asString())
                .isEqualTo(tag.replace("\"", ""));
    }

    @Test
    void aJpegIsAJpegWhateverItIsCalled() {
        put(Pictures.of("jpg", 0x445566)).expect(200);
        assertThat(seen().expect(200).header("Content-Type")).isEqualTo("image/jpeg");
    }

    @Test
    void aNewPictureReplacesTheOldAndMayBeTakenAway() {
        seen().expectProblem(404, "NOT_FOUND");
        put(Pictures.of("png", 1)).expect(200);
        put(Pictures.of("jpg", 2)).expect(200);
        assertThat(seen().expect(200).header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(centre.agentEvents(agent, "avatar-changed")).hasSize(2);

        admin.delete(path).expect(200);

        seen().expectProblem(404, "NOT_FOUND");
        assertThat(centre.lastAgentEvent(agent, "avatar-changed").get("payload").has("to"))
                .isFalse();
    }

    @Test
    void theSamePictureAgainIsNoEvent() {
        put(Pictures.of("png", 1)).expect(200);
        put(Pictures.of("png", 1)).expect(200);
        assertThat(centre.agentEvents(agent, "avatar-changed")).hasSize(1);
        seen().expect(200);
    }

    @Test
    void eightMegabytesAreEnoughAndOneByteMoreIsTooMuch() {
        put(Pictures.png(MOST)).expect(200);
        put(Pictures.png(MOST + 1)).expectProblem(413, "BODY_TOO_LARGE");
    }

    @Test
    void otherPicturesAreRefusedWhateverTheyAreCalled() throws IOException {
        byte[] gif = Pictures.of("gif", 3);
        put(gif).expectProblem(422, "INVALID");
        put("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .expectProblem(422, "INVALID");
        put(new byte[0]).expectProblem();
        ByteArrayOutputStream half = new ByteArrayOutputStream();
        half.write(Pictures.of("png", 4), 0, 40);
        put(half.toByteArray()).expectProblem(422, "INVALID");
        assertThat(centre.agentEvents(agent, "avatar-changed")).isEmpty();
    }

    @Test
    void aSmallFileCannotAskForALargeMemory() throws IOException {
        byte[] bomb = Pictures.of("png", 5);
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 60_000);
        header.putInt(20, 60_000);
        CRC32 checksum = new CRC32();
        checksum.update(bomb, 12, 17);
        header.putInt(29, (int) checksum.getValue());

        put(bomb).expectProblem(422, "INVALID");
    }

    @Test
    void whatCamerasWriteIntoAPictureIsNotKept() throws IOException {
        byte[] jpeg = Pictures.of("jpg", 6);
        byte[] secret = "GPS 45.4642 N 9.1900 E".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        ByteArrayOutputStream located = new ByteArrayOutputStream();
        located.write(jpeg, 0, 2);
        located.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (secret.length + 2)});
        located.write(secret);
        located.write(jpeg, 2, jpeg.length - 2);

        put(located.toByteArray()).expect(200);

        Answer answer = seen().expect(200);
        assertThat(answer.text()).doesNotContain("GPS");
        BufferedImage image =
                ImageIO.read(new java.io.ByteArrayInputStream(answer.response().body()));
        assertThat(image.getWidth()).isEqualTo(16);
    }

    @Test
    void anAgentChangesHisOwnPictureAndNobodyElses() {
        ContactCentre.Person person = centre.person();
        Client himself = person.client().with("Content-Type", "image/png");
        String his = "/api/agents/" + person.id() + "/avatar";

        himself.send("PUT", his, Pictures.of("png", 7)).expect(200);

        person.client().get(his + "?after=" + centre.head()).expect(200);
        himself.send("PUT", path, Pictures.of("png", 8)).expectProblem(403, "FORBIDDEN");
        person.client().get(path).expectProblem(404, "NOT_FOUND");
        assertThat(Installation.shared()
                        .owner()
                        .queryForObject(
                                "select count(*) from media.avatar where agent_id = ?::uuid", Integer.class, agent))
                .as("pictures kept of what was refused")
                .isZero();
        admin.with("Content-Type", "image/png")
                .send("PUT", "/api/agents/" + UUID.randomUUID() + "/avatar", Pictures.of("png", 9))
                .expectProblem(404, "NOT_FOUND");
    }
}
