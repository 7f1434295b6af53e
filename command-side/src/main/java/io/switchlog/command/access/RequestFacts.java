package io.switchlog.command.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * From where and with what a request came.
 *
 * @param address of the client, as far as it can be told
 * @param software what the client calls itself, shortened
 */
public record RequestFacts(String address, @Nullable String software) {
    private static final int MOST_CHARACTERS = 200;

    /** The facts of a request. */
    public static RequestFacts of(HttpServletRequest request, TrustedProxies proxies) {
        String software = request.getHeader("User-Agent");
        return new RequestFacts(
                proxies.client(request.getRemoteAddr(), request.getHeaders("X-Forwarded-For")), cleaned(software));
    }

    private static @Nullable String cleaned(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.substring(0, Math.min(printable.length(), MOST_CHARACTERS));
    }

    /** Where the client is, as far as that tells nobody who he is: the network of the address. */
    public String network() {
        return TrustedProxies.network(address);
    }
}
