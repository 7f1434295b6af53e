package io.switchlog.command.kpi;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Code;
import io.switchlog.command.http.Text;
import io.switchlog.command.log.LogReader;
import io.switchlog.messages.Channel;
import io.switchlog.messages.kpi.KpiCommand.DefineKpis;
import io.switchlog.messages.kpi.KpiCommand.TargetChange;
import io.switchlog.messages.kpi.KpiEvent.KpisDefined;
import io.switchlog.messages.kpi.OfficeHours;
import io.switchlog.messages.kpi.OpeningPeriod;
import io.switchlog.messages.kpi.ServiceLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Definitions of key figures over HTTP. They are added, never changed: reports of before keep theirs. */
@RestController
@RequestMapping("/api/kpi-definitions")
public class KpiController {
    private static final int MONTH_SECONDS = 2_592_000;
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_PERIODS = 70;
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";
    private static final String NO_CLOCK = "must be a time from 00:00 to 24:00";

    private final Commands commands;
    private final LogReader log;

    KpiController(Commands commands, LogReader log) {
        this.commands = commands;
        this.log = log;
    }

    /** What is not given is as in the definition before; without a name it has none. */
    record NewDefinition(
            @Nullable @Text String name,
            @Nullable String serviceLevel,
            @Nullable @Size(max = 10) Map<String, @NotNull @Valid Target> targets,
            @Nullable @Valid Hours officeHours,
            @Nullable Boolean alwaysOpen) {}

    /** Of one channel. */
    record Target(
            @Nullable @Min(1) @Max(MONTH_SECONDS) Integer thresholdSeconds,
            @Nullable @Min(0) @Max(DAY_SECONDS) Integer shortAbandonSeconds) {}

    /** An IANA time zone, and when it is open there. */
    record Hours(
            @NotNull @Text(max = 64) String zone,
            @NotNull @Size(min = 1, max = MOST_PERIODS) List<@NotNull @Valid Period> periods) {}

    /** From one time of a day to another, e.g. monday 09:00 to 17:30. */
    record Period(
            @NotNull String weekday,

            @NotNull @Pattern(regexp = CLOCK, message = NO_CLOCK)
            String from,

            @NotNull @Pattern(regexp = CLOCK, message = NO_CLOCK)
            String to) {}

    /** The number of the new definition. */
    record Defined(int id, long eventIndex) {}

    @PostMapping
    ResponseEntity<Defined> define(Caller caller, @Valid @RequestBody NewDefinition definition) {
        boolean alwaysOpen = Boolean.TRUE.equals(definition.alwaysOpen());
        if (alwaysOpen && definition.officeHours() != null) {
            throw new BadRequest("alwaysOpen", "cannot be true where office hours are given");
        }
        DefineKpis command = new DefineKpis(
                definition.name(),
                definition.serviceLevel() == null
                        ? null
                        : Code.of(ServiceLevel.class, ServiceLevel::name, "serviceLevel", definition.serviceLevel()),
                targets(definition.targets()),
                definition.officeHours() == null ? null : officeHours(definition.officeHours()),
                alwaysOpen);
        Receipt receipt = commands.send(caller, command);
        int id = definitionId(caller);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/kpi-definitions/" + id))
                .header(Answers.EVENT_INDEX, Long.toString(receipt.position()))
                .body(new Defined(id, receipt.position()));
    }

    /** Numbers go by the order of the log, so it is the log that knows them; of a repeated request too. */
    private int definitionId(Caller caller) {
        return log.ofCommand(caller.commandId()).stream()
                .filter(stored -> stored.event() instanceof KpisDefined)
                .map(stored -> ((KpisDefined) stored.event()).definitionId())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a definition without its event"));
    }

    private static Map<Channel, TargetChange> targets(@Nullable Map<String, Target> targets) {
        Map<Channel, TargetChange> checked = new EnumMap<>(Channel.class);
        if (targets != null) {
            targets.forEach((code, target) -> checked.put(
                    Code.of(Channel.class, Channel::code, "targets", code),
                    new TargetChange(target.thresholdSeconds(), target.shortAbandonSeconds())));
        }
        return checked;
    }

    private static OfficeHours officeHours(Hours hours) {
        if (!ZoneId.getAvailableZoneIds().contains(hours.zone())) {
            throw new BadRequest("officeHours.zone", "must be the name of a time zone, such as Europe/Rome");
        }
        List<OpeningPeriod> periods = new ArrayList<>();
        for (Period period : hours.periods()) {
            OpeningPeriod opening =
                    new OpeningPeriod(weekday(period.weekday()), minutes(period.from()), minutes(period.to()));
            if (opening.fromMinute() >= opening.toMinute()) {
                throw new BadRequest("officeHours.periods", "must each end after they begin, on the same day");
            }
            periods.add(opening);
        }
        periods.sort(Comparator.comparingInt(OpeningPeriod::weekday).thenComparingInt(OpeningPeriod::fromMinute));
        for (int i = 1; i < periods.size(); i++) {
            OpeningPeriod before = periods.get(i - 1);
            OpeningPeriod after = periods.get(i);
            if (before.weekday() == after.weekday() && before.toMinute() > after.fromMinute()) {
                throw new BadRequest("officeHours.periods", "must not overlap");
            }
        }
        return new OfficeHours(hours.zone(), List.copyOf(periods));
    }

    private static int weekday(String text) {
        return Code.of(DayOfWeek.class, day -> day.name().toLowerCase(Locale.ROOT), "officeHours.periods.weekday", text)
                .getValue();
    }

    private static int minutes(String clock) {
        return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
    }
}
