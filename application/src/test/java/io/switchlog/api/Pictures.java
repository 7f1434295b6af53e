package io.switchlog.api;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures to give to agents. */
final class Pictures {
    private Pictures() {}

    static byte[] of(String format, int shade) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, shade);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A PNG of exactly so many bytes: what follows the picture's end belongs to the file. */
    static byte[] png(int size) {
        return Arrays.copyOf(of("png", 0xFF0000), size);
    }
}
