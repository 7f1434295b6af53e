package io.switchlog.command.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.privacy.Unsealer;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Seals personal data before it goes into a command, and opens it where people may see it. One random key per person,
 * wrapped by the master key; to forget the person is to destroy that key (ADR 7).
 */
public final class Vault implements Unsealer {
    private static final Duration REMEMBER_KEYS = Duration.ofMinutes(1);
    private static final long MOST_REMEMBERED = 50_000;

    private final JdbcTemplate jdbc;
    private final MasterKey master;
    private final Clock clock;
    private final SecretKey lookupKey;
    private final byte[] tokenKey;
    private final SecretKey serviceKey;
    private final Cache<UUID, Optional<SecretKey>> keys = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBER_KEYS)
            .build();

    /** @throws IllegalStateException if the master key is not the one that this database's keys are wrapped with */
    public Vault(JdbcTemplate jdbc, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.master = master;
        this.clock = clock;
        try {
            this.lookupKey = Cipher256.key(secret("lookup"));
            this.tokenKey = secret("token");
            this.serviceKey = Cipher256.key(secret("service"));
        } catch (IllegalStateException wrongKey) {
            throw new IllegalStateException(
                    "The master key is not the one that this database was made with. Without the right one no personal"
                            + " data can be read; give the right key file or SWITCHLOG_MASTER_KEY.",
                    wrongKey);
        }
    }

    private byte[] secret(String name) {
        jdbc.update(
                "insert into vault.secret (name, wrapped) values (?, ?) on conflict do nothing",
                name,
                master.wrap(Cipher256.newKey(), name));
        byte[] wrapped = jdbc.queryForObject("select wrapped from vault.secret where name = ?", byte[].class, name);
        if (wrapped == null) {
            throw new IllegalStateException("vault.secret " + name + " is empty");
        }
        return master.unwrap(wrapped, name);
    }

    /** Seals a text for a person, whose key is made if this is the first. */
    public Sealed seal(UUID subject, String text) {
        SecretKey key = keys.get(subject, this::findOrCreate)
                .orElseThrow(() -> new IllegalStateException("this person was forgotten"));
        byte[] sealed = Cipher256.seal(key, text.getBytes(UTF_8), bytes(subject));
        return new Sealed(subject, Base64.getEncoder().encodeToString(sealed));
    }

    /** The same, with nothing staying nothing. */
    public @Nullable Sealed sealIfPresent(UUID subject, @Nullable String text) {
        return text == null || text.isBlank() ? null : seal(subject, text);
    }

    @Override
    public Unsealed unseal(Sealed sealed) {
        return keys.get(sealed.subject(), this::find)
                .<Unsealed>map(key -> new Unsealed.Readable(new String(
                        Cipher256.open(key, Base64.getDecoder().decode(sealed.cipher()), bytes(sealed.subject())),
                        UTF_8)))
                .orElseGet(Unsealed.Erased::new);
    }

    /**
     * The key of a person, made if need be. Its insert need not be flushed by itself: the append of what is sealed with
     * it is flushed later in the same write-ahead log, and takes it along.
     */
    private Optional<SecretKey> findOrCreate(UUID subject) {
        byte[] fresh = Cipher256.newKey();
        byte[] stored;
        try {
            stored = insertOrRead(subject, master.wrap(fresh, subject.toString()));
        } catch (EmptyResultDataAccessException anotherInsertsItNow) {
            return find(subject);
        }
        return Optional.ofNullable(stored).map(wrapped -> Cipher256.key(master.unwrap(wrapped, subject.toString())));
    }

    private byte @Nullable [] insertOrRead(UUID subject, byte[] wrapped) {
        return jdbc.queryForObject("""
                with relaxed as materialized (select set_config('synchronous_commit', 'off', true)),
                     inserted as (
                         insert into vault.subject_key (subject, wrapped, created_at)
                         select ?, ?, ? from relaxed
                         on conflict do nothing
                         returning wrapped)
                select wrapped from inserted
                union all
                select wrapped from vault.subject_key where subject = ?
                limit 1""", byte[].class, subject, wrapped, Timestamp.from(clock.instant()), subject);
    }

    private Optional<SecretKey> find(UUID subject) {
        try {
            byte[] wrapped = jdbc.queryForObject(
                    "select wrapped from vault.subject_key where subject = ?", byte[].class, subject);
            return Optional.ofNullable(wrapped).map(w -> Cipher256.key(master.unwrap(w, subject.toString())));
        } catch (EmptyResultDataAccessException destroyed) {
            return Optional.empty();
        }
    }

    /** Under which name a user name is claimed: a keyed hash, so that the log does not show user names. */
    public String usernameClaim(String username) {
        return "username:" + HexFormat.of().formatHex(keyedHash(username.toLowerCase(Locale.ROOT)), 0, 16);
    }

    /**
     * An id that follows from a text and tells nothing about it: for the interaction that an external id stands for,
     * the person behind a mail address, the command behind an idempotency key.
     */
    public UUID keyedId(String text) {
        ByteBuffer hash = ByteBuffer.wrap(keyedHash(text));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The person who has a telephone number, however it is written. */
    public UUID phoneContact(String number) {
        return keyedId("contact:phone:" + number.replaceAll("[^0-9+]", ""));
    }

    /** A keyed hash of bytes, as text. */
    public String fingerprint(byte[] content) {
        return HexFormat.of().formatHex(Cipher256.hash(lookupKey, content), 0, 16);
    }

    /** A mail address by its keyed hash; addresses that differ in case only are one. */
    public String addressHash(String address) {
        return fingerprint(("address:" + address.strip().toLowerCase(Locale.ROOT)).getBytes(UTF_8));
    }

    /** The key that signs tokens. */
    public byte[] tokenKey() {
        return tokenKey.clone();
    }

    /** Seals what belongs to no person, such as the password of a server. The context must be given again to open it. */
    public byte[] sealForSystem(String context, String text) {
        return Cipher256.seal(serviceKey, text.getBytes(UTF_8), context.getBytes(UTF_8));
    }

    /** @throws IllegalStateException if this was not sealed so */
    public String openForSystem(String context, byte[] sealed) {
        return new String(Cipher256.open(serviceKey, sealed, context.getBytes(UTF_8)), UTF_8);
    }

    private byte[] keyedHash(String text) {
        return Cipher256.hash(lookupKey, text.getBytes(UTF_8));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
