package io.switchlog.command.avatar;

import io.switchlog.command.http.BadRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture that may be an avatar (AG-43): PNG or JPEG by its content, whatever it is called, and of a size that can be
 * decoded without harm.
 *
 * @param image without what cameras and programs write into it besides the picture
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its hash only
record Picture(String contentType, byte[] image, String sha256) {
    /** Most bytes. */
    static final int MOST_BYTES = 8 << 20;

    private static final int MOST_SIDE = 10_000;
    private static final long MOST_PIXELS = 25_000_000;
    private static final String FIELD = "avatar";

    /**
     * Reads a picture. Its measures are read before its pixels, so that a small file cannot ask for a large memory.
     *
     * @throws BadRequest if it is none that may be an avatar
     */
    static Picture read(byte[] bytes) {
        if (bytes.length == 0) {
            throw new BadRequest(FIELD, "must be a picture");
        }
        if (bytes.length > MOST_BYTES) {
            throw new BadRequest(FIELD, "must have at most " + MOST_BYTES + " bytes");
        }
        String format = format(bytes);
        check(bytes, format);
        byte[] bare = format.equals("png") ? Metadata.withoutInPng(bytes) : Metadata.withoutInJpeg(bytes);
        return new Picture("image/" + format, bare, sha256(bare));
    }

    private static String format(byte[] bytes) {
        if (begins(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        if (begins(bytes, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        throw new BadRequest(FIELD, "must be a PNG or a JPG, by its content and not only by its name");
    }

    private static boolean begins(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static void check(byte[] bytes, String format) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_PIXELS) {
                    throw new BadRequest(FIELD, "must have at most " + MOST_PIXELS + " pixels");
                }
                BufferedImage decoded = reader.read(0);
                decoded.flush();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof BadRequest known) {
                throw known;
            }
            throw new BadRequest(FIELD, "is broken: it cannot be read as " + format.toUpperCase(Locale.ROOT));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
