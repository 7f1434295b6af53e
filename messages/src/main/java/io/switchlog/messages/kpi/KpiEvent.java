package io.switchlog.messages.kpi;

import io.switchlog.messages.Channel;
import io.switchlog.messages.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definitions of key figures. One stream for the whole centre. */
public sealed interface KpiEvent {
    /** What is defined before the first event, as if it had been recorded: always open, a threshold per channel. */
    KpisDefined BUILT_IN = new KpisDefined(
            1,
            null,
            ServiceLevel.SL1,
            Map.of(
                    Channel.VOICE, new KpiTarget(20, 5),
                    Channel.CHAT, new KpiTarget(30, 5),
                    Channel.EMAIL, new KpiTarget(86_400, 5),
                    Channel.SMS, new KpiTarget(60, 5),
                    Channel.OPENCHANNEL, new KpiTarget(60, 5),
                    Channel.FAX, new KpiTarget(86_400, 5),
                    Channel.WHATSAPP, new KpiTarget(60, 5)),
            null);

    /**
     * Key figures are calculated by these rules too, for any time, also the past. Those calculated by other definitions
     * stay available under their ids.
     *
     * @param definitionId one more than that of the definition before; 1 is built in
     * @param name null if it has none
     * @param targets of every channel
     * @param officeHours null if the centre is always open
     */
    @Event(name = "kpi.defined")
    record KpisDefined(
            int definitionId,
            @Nullable String name,
            ServiceLevel serviceLevel,
            Map<Channel, KpiTarget> targets,
            @Nullable OfficeHours officeHours)
            implements KpiEvent {}
}
