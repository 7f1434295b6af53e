package io.switchlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BodyFilterTest {
    private final AtomicLong seconds = new AtomicLong();

    private MockHttpServletResponse send(int bytes, long secondsPerRead) throws Exception {
        BodyFilter filter = new BodyFilter(() -> seconds.getAndAdd(secondsPerRead) * 1_000_000_000L);
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/auth/login");
        request.setContent(new byte[bytes]);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @Test
    void aBodyThatTricklesIsNotWaitedFor() throws Exception {
        assertThat(send(100_000, 4).getStatus()).isEqualTo(408);
        assertThat(send(100_000, 4).getContentAsString()).contains("BODY_TOO_SLOW");
        assertThat(send(100_000, 1).getStatus()).isEqualTo(200);
    }
}
