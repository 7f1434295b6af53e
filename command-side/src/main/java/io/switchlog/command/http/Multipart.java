package io.switchlog.command.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file in a form, as browsers send it. */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /** The first part of a form, or the whole body if it is none. */
    public static byte[] file(@Nullable String contentType, byte[] body) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return body;
        }
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new BadRequest("file", "must be in a form with a boundary");
        }
        String form = new String(body, ISO_8859_1);
        String separator = "--" + boundary.group(1);
        int head = form.indexOf("\r\n\r\n");
        int end = head < 0 ? -1 : form.indexOf("\r\n" + separator, head + 2);
        if (!form.startsWith(separator) || end < 0) {
            throw new BadRequest("file", "must be the first part of the form");
        }
        return form.substring(Math.min(head + 4, end), end).getBytes(ISO_8859_1);
    }
}
