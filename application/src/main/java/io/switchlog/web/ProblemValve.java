package io.switchlog.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Tells what Tomcat itself refuses, such as a malformed request line, as problem+json instead of as a page. */
public class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean ioAllowed = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, ioAllowed);
        HttpStatus known = HttpStatus.resolve(status);
        if (!ioAllowed.get() || known == null) {
            return;
        }
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter()
                    .write("{\"type\":\"urn:switchlog:problem:malformed\",\"title\":\"" + known.getReasonPhrase()
                            + "\",\"status\":" + status
                            + ",\"detail\":\"The request cannot be understood.\",\"code\":\"MALFORMED\"}");
            response.finishResponse();
        } catch (IOException clientIsGone) {
            container.getLogger().debug("The client did not wait for its problem", clientIsGone);
        }
    }
}
