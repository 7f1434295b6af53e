package io.switchlog.telephony.ami;

import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where a switchboard's manager interface is, and who asks.
 *
 * @param user of the switchboard's {@code manager.conf}; he reads events, the class {@code system} among them, which tells
 *     when the switchboard was started. He needs to write nothing.
 * @param tls what makes the connections if they are encrypted; the certificate has to be the host's
 */
public record AmiAccess(
        String host,
        int port,
        String user,
        String secret,
        @Nullable SSLSocketFactory tls) {

    /** Without the secret. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + (tls == null ? "" : " encrypted");
    }
}
