package io.switchlog.switchboard.bridge;

import io.switchlog.messages.pbx.LinkEnd;
import io.switchlog.messages.pbx.PbxCommand.ReportLink;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkLoss;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkRefusal;
import io.switchlog.messages.pbx.PbxCommand.ReportLookBack;
import io.switchlog.projection.Background;
import io.switchlog.switchboard.PbxSettings;
import io.switchlog.telephony.ami.AmiAccess;
import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiLink;
import io.switchlog.telephony.ami.AmiLinkListener;
import io.switchlog.telephony.ami.AmiTimings;
import io.switchlog.telephony.ami.AmiTls;
import io.switchlog.telephony.inbox.InboxWriter;
import io.switchlog.telephony.inbox.Turn;
import io.switchlog.telephony.inbox.TurnIsOver;
import io.switchlog.telephony.translation.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears a switchboard, stores what it says, and records when it was heard and when not. */
final class Listening implements AmiLinkListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private static final Duration LOOK_BACK_AGAIN = Duration.ofSeconds(5);

    private final Turn turn;
    private final String pbx;
    private final BridgeParts parts;
    private final EventSorting sorting = new EventSorting();
    private final LinkReports reports;
    private final InboxWriter writer;
    private final AmiLink link;
    private final Background besides;
    private @Nullable Instant linkedSince;
    private @Nullable Instant lostAt;
    private @Nullable Instant lookFrom;
    private boolean owesLookBack;
    private volatile boolean isNew;
    private @Nullable Heard heard;

    /** All that was said before is stored as soon as so many events are. */
    private record Heard(Instant until, long events) {}

    Listening(Turn turn, PbxSettings settings, BridgeParts parts, Runnable afterStoring) {
        this.turn = turn;
        this.pbx = turn.pbx();
        this.parts = parts;
        this.reports = new LinkReports(pbx, parts.commands());
        this.writer =
                new InboxWriter(parts.inbox(), turn, sorting::isWanted, afterStoring, parts.meters(), parts.clock());
        this.besides = new Background("duties-" + pbx);
        AmiAccess access = new AmiAccess(
                settings.host(),
                settings.port(),
                settings.username(),
                settings.secret(),
                settings.tls() ? AmiTls.trustingAsUsual() : null);
        AmiTimings timings = AmiTimings.DEFAULT.withSilence(settings.silence(), settings.pingEvery());
        this.link = new AmiLink(access, timings, writer, this, parts.clock());
    }

    void start() {
        reports.start();
        link.start();
        besides.start(() -> {
            while (besides.isRunning()) {
                besides.nap(LOOK_BACK_AGAIN);
                takeUpDuties();
                lookBackAgain();
            }
        });
    }

    /** On the thread that reads: nothing of what the new link brings is stored before this is over. */
    @Override
    public synchronized void connected(Connected connected) {
        Instant since = connected.at().truncatedTo(ChronoUnit.MICROS);
        Instant heardUntil = Stream.concat(parts.inbox().heardUntil(pbx).stream(), Stream.ofNullable(lostAt))
                .max(Instant::compareTo)
                .orElse(null);
        linkedSince = since;
        reports.add(new ReportLink(pbx, since, connected.bootedAt(), heardUntil));
        if (heardUntil == null) {
            // What was before the first time is nobody's business, but from now on nothing is to be missed.
            parts.inbox().attend(turn, since, parts.clock().instant());
        } else {
            // The switchboard's record goes by its own clock.
            lookFrom = Stream.of(
                            parts.gaps().since(pbx).stream(),
                            parts.inbox().newestTimestamp(pbx).stream(),
                            Stream.of(heardUntil),
                            Stream.ofNullable(lookFrom))
                    .flatMap(Function.identity())
                    .min(Instant::compareTo)
                    .orElseThrow();
        }
        owesLookBack = true;
        lookBack();
        isNew = true;
        besides.wake();
    }

    private void lookBack() {
        if (!owesLookBack) {
            return;
        }
        try {
            parts.lookBack().since(pbx, lookFrom).ifPresent(this::found);
            owesLookBack = false;
            lookFrom = null;
        } catch (RuntimeException notNow) {
            LOG.warn("What {} did since {} cannot be found out yet: {}", pbx, lookFrom, notNow.toString());
        }
    }

    /** As soon as it is stored it will be translated. */
    private void found(AmiEvent findings) {
        writer.accept(findings);
        long events = writer.taken();
        int rows = (int) findings.headers().stream()
                .filter(header -> header.name().equals(Findings.ROW))
                .count();
        reports.add(() -> writer.isDoneWith(events), () -> {}, new ReportLookBack(pbx, rows));
    }

    @Override
    public synchronized void lost(Lost lost) {
        Instant since = linkedSince;
        if (since == null) {
            return;
        }
        linkedSince = null;
        Instant until = lost.heardUntil().truncatedTo(ChronoUnit.MICROS);
        lostAt = until;
        long events = writer.taken();
        reports.add(
                () -> writer.isDoneWith(events),
                () -> parts.inbox().attend(turn, until, parts.clock().instant()),
                new ReportLinkLoss(pbx, since, until, end(lost.ending())));
    }

    private static LinkEnd end(Ending ending) {
        return switch (ending) {
            case CLOSED -> LinkEnd.CLOSED;
            case SILENT -> LinkEnd.SILENT;
            case BROKEN -> LinkEnd.BROKEN;
            case STOPPED -> LinkEnd.STOPPED;
        };
    }

    @Override
    public void refused(Instant at, String why) {
        reports.add(new ReportLinkRefusal(pbx, why));
    }

    /**
     * Writes down until when the switchboard was heard, so that whoever listens next knows what he missed.
     *
     * @throws TurnIsOver if somebody else listens already
     */
    void keepRecords() {
        Instant until = null;
        Heard now = link.handedOverUntil()
                .map(handedOver -> new Heard(handedOver.truncatedTo(ChronoUnit.MICROS), writer.taken()))
                .orElse(null);
        Heard last = heard == null ? now : heard;
        if (last != null && writer.isDoneWith(last.events())) {
            until = last.until();
            heard = now;
        } else {
            heard = last;
        }
        parts.inbox().attend(turn, until, parts.clock().instant());
        Map<String, Long> unknown = sorting.takeUnknown();
        if (!unknown.isEmpty()) {
            parts.inbox().noteUnknown(pbx, unknown, parts.clock().instant());
        }
    }

    /** Not on the thread that reads: they may take their time. */
    private void takeUpDuties() {
        if (!isNew || !besides.isRunning()) {
            return;
        }
        isNew = false;
        try {
            parts.duties().begin(pbx);
        } catch (RuntimeException failed) {
            LOG.error("What this node has to do for {} besides listening is not done", pbx, failed);
        }
    }

    /** What could not be found out when the link was made. */
    private synchronized void lookBackAgain() {
        if (linkedSince != null && besides.isRunning()) {
            lookBack();
        }
    }

    @Override
    public void close() {
        link.close();
        besides.stop();
        writer.close();
        reports.close();
    }
}
