package io.switchlog.command.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.kpi.KpiCommand.DefineKpis;
import io.switchlog.messages.kpi.KpiCommand.TargetChange;
import io.switchlog.messages.kpi.KpiEvent;
import io.switchlog.messages.kpi.KpiEvent.KpisDefined;
import io.switchlog.messages.kpi.KpiTarget;
import io.switchlog.messages.kpi.OfficeHours;
import io.switchlog.messages.kpi.OpeningPeriod;
import io.switchlog.messages.kpi.ServiceLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefineKpisTest {
    private static final int MOST_DEFINITIONS = 1_000;
    private static final OfficeHours HOURS = new OfficeHours("Europe/Rome", List.of(new OpeningPeriod(1, 540, 1_080)));
    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void whatIsNotGivenIsAsBuiltIn() {
        centre.when(define(null, null))
                .expectEvents(new KpisDefined(2, null, ServiceLevel.SL1, KpiEvent.BUILT_IN.targets(), null));
    }

    @Test
    void everyChannelHasATarget() {
        assertThat(KpiEvent.BUILT_IN.targets().keySet())
                .containsAll(Channel.digital())
                .contains(Channel.VOICE)
                .hasSize(7);
    }

    @Test
    void whatIsNotGivenIsAsInTheDefinitionBefore() {
        centre.given(new DefineKpis(
                "Contract",
                ServiceLevel.SL3,
                Map.of(Channel.CHAT, new TargetChange(15, 3), Channel.EMAIL, new TargetChange(7_200, null)),
                HOURS,
                false));
        Map<Channel, KpiTarget> targets = new HashMap<>(KpiEvent.BUILT_IN.targets());
        targets.put(Channel.CHAT, new KpiTarget(15, 3));
        targets.put(Channel.EMAIL, new KpiTarget(7_200, 5));

        centre.when(define(null, null)).expectEvents(new KpisDefined(3, null, ServiceLevel.SL3, targets, HOURS));

        targets.put(Channel.CHAT, new KpiTarget(15, 0));
        centre.when(new DefineKpis(null, ServiceLevel.SL5, Map.of(Channel.CHAT, new TargetChange(null, 0)), null, true))
                .expectEvents(new KpisDefined(4, null, ServiceLevel.SL5, targets, null));
        centre.when(define(null, null)).expectEvents(new KpisDefined(5, null, ServiceLevel.SL5, targets, null));
    }

    @Test
    void aNameBelongsToOneOnlyHoweverItIsCapitalised() {
        centre.given(define("Contract", null));
        centre.when(define("CONTRACT", ServiceLevel.SL2)).expectRefused(Refusal.NAME_TAKEN);
        centre.given(define("Another", null));
        centre.when(define("contract", null)).expectRefused(Refusal.NAME_TAKEN);
    }

    @Test
    void thereAreOnlySoMany() {
        for (int id = 2; id <= MOST_DEFINITIONS; id++) {
            centre.given(define(null, null));
        }
        centre.when(define(null, null)).expectRefused(Refusal.TOO_MANY);
    }

    private static DefineKpis define(@Nullable String name, @Nullable ServiceLevel serviceLevel) {
        return new DefineKpis(name, serviceLevel, Map.of(), null, false);
    }
}
