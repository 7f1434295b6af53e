package io.switchlog.command.settings;

import io.switchlog.command.http.BadRequest;
import io.switchlog.command.trust.TrustedCertificates;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses of servers as people give them. Null is passed through: it changes nothing. */
final class Addresses {
    static final String HOST = "|[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|\\[?[0-9A-Fa-f:.]{2,45}\\]?";
    static final String NO_HOST = "must be the name or the address of a machine";
    static final String PRINTABLE = "\\P{Cntrl}*";
    static final String NOT_PRINTABLE = "must not contain control characters";

    private Addresses() {}

    /** An address to which paths can be added; without a slash at its end. */
    static @Nullable String baseUrl(String field, @Nullable String text) {
        String url = url(field, text);
        return url == null ? null : url.replaceAll("/+$", "");
    }

    /** The name of an identity provider, to the letter. */
    static @Nullable String issuer(String field, @Nullable String text) {
        return url(field, text);
    }

    private static @Nullable String url(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return text;
            }
        } catch (URISyntaxException malformed) {
            throw noUrl(field);
        }
        throw noUrl(field);
    }

    private static BadRequest noUrl(String field) {
        return new BadRequest(field, "must begin with https:// or http:// and have neither query nor fragment");
    }

    static @Nullable String certificate(String field, @Nullable String pem) {
        if (pem != null && !pem.isEmpty()) {
            try {
                if (TrustedCertificates.context(pem).getProtocol().isEmpty()) {
                    return null;
                }
            } catch (IllegalArgumentException malformed) {
                throw new BadRequest(field, "must be a certificate in PEM form");
            }
        }
        return pem;
    }
}
