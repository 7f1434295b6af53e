package io.switchlog.command.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a command once, up to a limit: beyond it the answer is 413 before anything else looks at it, and 408 if
 * it takes too long.
 */
public final class BodyFilter extends OncePerRequestFilter {
    /** Most bytes in the body of a command. */
    public static final int MOST_BYTES = 1 << 20;

    /** A sender who trickles holds a thread up; with a body of this size everybody is faster. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final int BUFFER_BYTES = 8_192;
    /** Most bytes of what is a file: an avatar (AG-43) or a table of agents. */
    public static final int MOST_BYTES_OF_A_FILE = 8 << 20;

    private static final Pattern FILES = Pattern.compile("/api/agents/(import|[0-9a-fA-F-]{36}/avatar)");

    private static final String BODY = BodyFilter.class.getName() + ".body";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final LongSupplier nanoTime;

    public BodyFilter() {
        this(System::nanoTime);
    }

    BodyFilter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The body of a request that this filter has seen. */
    static byte[] body(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof byte[] body ? body : new byte[0];
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        int most = FILES.matcher(request.getRequestURI()).matches() ? MOST_BYTES_OF_A_FILE : MOST_BYTES;
        if (request.getContentLengthLong() > most) {
            tooLarge(response, most);
            return;
        }
        byte[] body = read(request.getInputStream(), most);
        if (body == null) {
            tooSlow(response);
            return;
        }
        if (body.length > most) {
            tooLarge(response, most);
            return;
        }
        request.setAttribute(BODY, body);
        chain.doFilter(new Reread(request, body), response);
    }

    /** The body, a byte too long if it is too long; null if its sender takes too much time. */
    private byte @Nullable [] read(InputStream input, int most) throws IOException {
        long began = nanoTime.getAsLong();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        while (body.size() <= most) {
            int length = input.read(buffer, 0, Math.min(buffer.length, most + 1 - body.size()));
            if (length < 0) {
                break;
            }
            body.write(buffer, 0, length);
            if (nanoTime.getAsLong() - began > PATIENCE_NANOS) {
                return null;
            }
        }
        return body.toByteArray();
    }

    private static void tooSlow(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
        response.setContentType("application/problem+json");
        response.setHeader("Connection", "close");
        response.getOutputStream()
                .write(("{\"type\":\"urn:switchlog:problem:body-too-slow\",\"title\":\"Body too slow\",\"status\":408,"
                                + "\"detail\":\"A request has to be sent within 30 seconds.\",\"code\":\"BODY_TOO_SLOW\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void tooLarge(HttpServletResponse response, int most) throws IOException {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentType("application/problem+json");
        response.setHeader("Connection", "close");
        response.getOutputStream()
                .write(
                        ("{\"type\":\"urn:switchlog:problem:body-too-large\",\"title\":\"Body too large\",\"status\":413,"
                                        + "\"detail\":\"A request may have at most " + most
                                        + " bytes.\",\"code\":\"BODY_TOO_LARGE\"}")
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** The request with its body in memory. */
    private static final class Reread extends HttpServletRequestWrapper {
        private final byte[] body;

        Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream input = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return input.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return input.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return input.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("commands are read at once");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
