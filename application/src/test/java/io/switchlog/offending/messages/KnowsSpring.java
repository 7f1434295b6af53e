package io.switchlog.offending.messages;

import org.springframework.util.StringUtils;

/** Messages know no framework. */
public final class KnowsSpring {
    boolean check(String text) {
        return StringUtils.hasText(text);
    }
}
