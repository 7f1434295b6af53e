package io.switchlog.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** Says what no HTTP client would say. */
final class RawConnection {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawConnection() {}

    /** Everything that the server says to this, one character per byte, until it hangs up. */
    static String say(URI server, String request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            StringBuilder answer = new StringBuilder();
            try {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                socket.shutdownOutput();
                byte[] buffer = new byte[8_192];
                int length = socket.getInputStream().read(buffer);
                while (length >= 0) {
                    answer.append(new String(buffer, 0, length, ISO_8859_1));
                    length = socket.getInputStream().read(buffer);
                }
            } catch (SocketException hungUp) {
                return answer.toString();
            }
            return answer.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException("no answer to " + request, failed);
        }
    }
}
