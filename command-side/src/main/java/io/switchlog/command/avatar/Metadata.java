package io.switchlog.command.avatar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Takes out of pictures what says where, when and with what they were made. The picture itself stays bit by bit. */
final class Metadata {
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_FRAME = 12;
    private static final Set<String> PNG_PRIVATE = Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME");

    private Metadata() {}

    /** A PNG without texts, times and EXIF. */
    static byte[] withoutInPng(byte[] png) {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(png.length);
        bare.write(png, 0, PNG_SIGNATURE);
        int at = PNG_SIGNATURE;
        while (at + PNG_FRAME <= png.length) {
            long length = PNG_FRAME + (number(png, at, 4) & 0xFFFF_FFFFL);
            if (at + length > png.length) {
                break;
            }
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (!PNG_PRIVATE.contains(type)) {
                bare.write(png, at, (int) length);
            }
            at += (int) length;
            if (type.equals("IEND")) {
                break;
            }
        }
        return bare.toByteArray();
    }

    /** A JPEG without EXIF, XMP, IPTC and comments; colour profiles and what decoders need stay. */
    static byte[] withoutInJpeg(byte[] jpeg) {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(jpeg.length);
        bare.write(jpeg, 0, 2);
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xDA) {
                break;
            }
            int length = 2 + number(jpeg, at + 2, 2);
            if (at + length > jpeg.length) {
                break;
            }
            boolean exif = marker == 0xE1 || marker == 0xED || marker == 0xFE;
            if (!exif) {
                bare.write(jpeg, at, length);
            }
            at += length;
        }
        bare.write(jpeg, at, jpeg.length - at);
        return bare.toByteArray();
    }

    private static int number(byte[] bytes, int at, int size) {
        int number = 0;
        for (int i = 0; i < size; i++) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }
}
