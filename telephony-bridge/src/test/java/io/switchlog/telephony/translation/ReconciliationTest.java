package io.switchlog.telephony.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallCommand.ReportArrival;
import io.switchlog.messages.call.CallCommand.ReportConnection;
import io.switchlog.messages.call.CallCommand.ReportExit;
import io.switchlog.messages.call.CallCommand.ReportJoin;
import io.switchlog.messages.call.CallCommand.ReportRelease;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.telephony.queuelog.Difference;
import io.switchlog.telephony.queuelog.Difference.Reason;
import io.switchlog.telephony.queuelog.Difference.What;
import io.switchlog.telephony.queuelog.QueueLogRow;
import io.switchlog.telephony.queuelog.QueueStay;
import io.switchlog.telephony.queuelog.QueueStay.Released;
import io.switchlog.telephony.queuelog.QueueStay.Result;
import io.switchlog.telephony.queuelog.QueueStays;
import io.switchlog.telephony.queuelog.Reconciliation;
import io.switchlog.telephony.queuelog.Reconciliation.Blindness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReconciliationTest {
    private static final Reconciliation NEVER_BLIND = new Reconciliation(List.of(), Instant.MAX);

    private final SmallCentre centre = new SmallCentre();

    @ParameterizedTest
    @MethodSource("io.switchlog.telephony.translation.Transcript#all")
    void whatIsReportedIsWhatTheSwitchboardRecorded(Transcript transcript) {
        assertThat(NEVER_BLIND.between(QueueStays.of("lab", transcript.rows()), reported(transcript)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.switchlog.telephony.translation.Transcript#all")
    void whatIsMissingInTheRecordIsADifference(Transcript transcript) {
        List<QueueStay> reported = reported(transcript);
        List<QueueLogRow> rows = transcript.rows();
        for (int i = 0; i < rows.size(); i++) {
            List<QueueLogRow> fewer = new ArrayList<>(rows);
            QueueLogRow missing = fewer.remove(i);
            boolean matters = !QueueStays.of("lab", fewer).equals(QueueStays.of("lab", rows));
            assertThat(NEVER_BLIND
                            .between(QueueStays.of("lab", fewer), reported)
                            .isEmpty())
                    .as("%s without %s", transcript, missing.event())
                    .isEqualTo(!matters);
        }
    }

    @Test
    void aDifferenceHasItsReason() {
        List<QueueStay> stays =
                QueueStays.of("lab", Transcript.of("answered-agent-hangs-up").rows());
        QueueStay stay = stays.get(0);
        Instant at = stay.joinedAt();

        assertThat(NEVER_BLIND.between(stays, List.of()))
                .containsExactly(
                        new Difference(stay.callId(), "support", at, What.STAY, "answered", "", Reason.UNKNOWN));
        assertThat(new Reconciliation(List.of(new Blindness(at.minusSeconds(5), at.plusMillis(1))), Instant.MAX)
                        .between(stays, List.of()))
                .extracting(Difference::reason)
                .containsExactly(Reason.BLIND);
        assertThat(new Reconciliation(List.of(), at).between(stays, List.of()))
                .extracting(Difference::reason)
                .containsExactly(Reason.UNDER_WAY);
    }

    private List<QueueStay> reported(Transcript transcript) {
        Translator translator = new Translator("lab", centre, centre);
        ReportedStays stays = new ReportedStays();
        for (int i = 0; i < transcript.events().size(); i++) {
            translator.take(i, transcript.events().get(i)).forEach(stays::take);
        }
        return stays.all();
    }

    /** The stays that reports tell of. */
    private static final class ReportedStays {
        private final Map<Object, String> callIds = new HashMap<>();
        private final Map<String, QueueStay> stays = new LinkedHashMap<>();

        void take(CallCommand report) {
            Instant at = report.observed().occurredAt();
            String id = report.interactionId().toString();
            if (report instanceof ReportArrival arrival) {
                callIds.put(id, arrival.identity().uniqueId());
            } else if (report instanceof ReportJoin join) {
                stays.put(
                        id + join.visitNo(),
                        new QueueStay(
                                callIds.getOrDefault(id, ""),
                                join.queueName(),
                                at,
                                Result.WAITING,
                                null,
                                null,
                                null,
                                null));
            } else if (report instanceof ReportConnection connection) {
                stays.computeIfPresent(
                        id + connection.visitNo(), (key, stay) -> result(stay, Result.ANSWERED, at, connection));
            } else if (report instanceof ReportExit exit
                    && exit.exit() != QueueExit.FULL
                    && exit.exit() != QueueExit.JOIN_EMPTY) {
                stays.computeIfPresent(
                        id + exit.visitNo(),
                        (key, stay) -> result(stay, Result.valueOf(exit.exit().name()), at, null));
            } else if (report instanceof ReportRelease release) {
                stays.computeIfPresent(id + release.visitNo(), (key, stay) -> released(stay, release, at));
            }
        }

        private static QueueStay result(
                QueueStay stay, Result result, Instant at, @Nullable ReportConnection connection) {
            return new QueueStay(
                    stay.callId(),
                    stay.queue(),
                    stay.joinedAt(),
                    result,
                    at,
                    connection == null ? null : connection.agentId(),
                    null,
                    null);
        }

        private static QueueStay released(QueueStay stay, ReportRelease release, Instant at) {
            Released how = switch (release.release()) {
                case CALLER_HUNG_UP -> Released.BY_CALLER;
                case AGENT_HUNG_UP -> Released.BY_AGENT;
                case BLIND_TRANSFER, ATTENDED_TRANSFER -> Released.PASSED_ON;
                case SWITCHBOARD, UNKNOWN -> Released.BY_SWITCHBOARD;
            };
            return new QueueStay(
                    stay.callId(),
                    stay.queue(),
                    stay.joinedAt(),
                    stay.result(),
                    stay.resultAt(),
                    stay.agent(),
                    how,
                    at);
        }

        List<QueueStay> all() {
            return List.copyOf(stays.values());
        }
    }
}
