package io.switchlog.command.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import javax.crypto.SecretKey;

/**
 * The key that wraps all others. It lives outside the database: in a file that only its owner can read, or wherever the
 * operator keeps secrets. Without it the personal data in the log cannot be read by anybody.
 */
public final class MasterKey {
    private final SecretKey key;

    private MasterKey(byte[] bytes) {
        this.key = Cipher256.key(bytes);
    }

    /** From its Base64 form (32 bytes). */
    public static MasterKey of(String base64) {
        return new MasterKey(Base64.getDecoder().decode(base64.strip()));
    }

    /** From a file, which is made with a new key if it is not there. */
    public static MasterKey ofFile(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return of(Files.readString(file, UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the key file " + file + " cannot be read or made", unreadable);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new", ownerOnly);
        try {
            Files.writeString(
                    fresh,
                    Base64.getEncoder().encodeToString(Cipher256.newKey()) + "\n",
                    UTF_8,
                    StandardOpenOption.SYNC);
            // Linking fails if another process was faster: then its key is the key.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return;
        } finally {
            Files.delete(fresh);
        }
    }

    byte[] wrap(byte[] secret, String purpose) {
        return Cipher256.seal(key, secret, purpose.getBytes(UTF_8));
    }

    byte[] unwrap(byte[] wrapped, String purpose) {
        return Cipher256.open(key, wrapped, purpose.getBytes(UTF_8));
    }

    /** A password for a database role, the same for every node that has this key. */
    public String rolePassword(String role) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Cipher256.hash(key, ("database role " + role).getBytes(UTF_8)));
    }
}
