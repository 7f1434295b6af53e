package io.switchlog.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what a switchboard calls things, so that whoever hears of a thing gives it the same id. */
public final class CallIds {
    private static final UUID NAMESPACE = UUID.fromString("6f1d8a52-3c0b-5f2e-9d47-1b7c4f0e8a31");

    private CallIds() {}

    public static InteractionId interaction(String pbx, String uniqueId) {
        return new InteractionId(named("call", pbx, uniqueId));
    }

    /** Of the number that was dialled. */
    public static AccountId account(String pbx, String dialled) {
        return new AccountId(named("number", pbx, dialled));
    }

    /** Of a queue that the centre does not have. */
    public static QueueId queue(String pbx, String name) {
        return new QueueId(named("queue", pbx, name));
    }

    /** Of a member of a queue who is no agent of the centre. */
    public static AgentId agent(String pbx, String name) {
        return new AgentId(named("member", pbx, name));
    }

    /** Of what is done because of an event of the switchboard. */
    public static UUID command(String pbx, String event) {
        return named("command", pbx, event);
    }

    /** Version 5 of RFC 9562. */
    private static UUID named(String kind, String pbx, String name) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest((kind + "\n" + pbx + "\n" + name).getBytes(UTF_8)));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
