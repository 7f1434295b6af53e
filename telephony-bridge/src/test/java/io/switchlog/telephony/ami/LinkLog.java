package io.switchlog.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a link tells and hands over, in one order. */
public final class LinkLog implements AmiLinkListener {
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

    /** The login was refused. */
    public record Refused(String why) {}

    @Override
    public void connected(Connected connected) {
        told.add(connected);
    }

    @Override
    public void lost(Lost lost) {
        told.add(lost);
    }

    @Override
    public void refused(Instant at, String why) {
        told.add(new Refused(why));
    }

    public void event(AmiEvent event) {
        if (!event.name().equals("FullyBooted")) {
            told.add(event);
        }
    }

    /** The next thing, which has to be of this kind. */
    public <T> T next(Class<T> kind) {
        try {
            Object next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).isInstanceOf(kind);
            return kind.cast(next);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    public List<AmiEvent> events(int count) {
        List<AmiEvent> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(next(AmiEvent.class));
        }
        return events;
    }

    public boolean isEmpty() {
        return told.isEmpty();
    }
}
