package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.util.ArrayList;
import java.util.List;

/** The tables about interactions. */
public final class InteractionTables {
    private InteractionTables() {}

    /** All of them. */
    public static List<Table<?, ?>> all(Unsealer unsealer) {
        Texts texts = new Texts(unsealer);
        List<Table<?, ?>> tables = new ArrayList<>();
        tables.add(new InteractionTable(texts));
        tables.add(new MessageTable(texts));
        tables.add(new InteractionStateTable());
        tables.add(OfferTable.asKnown());
        tables.add(new EngagementTable());
        tables.add(new CallTable());
        tables.add(OfferTable.ofCallsAsTheyHappened());
        tables.add(new CallSessionTable(texts));
        tables.add(new CallRecordingTable());
        tables.addAll(reports(unsealer));
        return List.copyOf(tables);
    }

    /** The queue reports, one per channel. */
    public static List<Table<?, ?>> reports(Unsealer unsealer) {
        List<Table<?, ?>> tables = new ArrayList<>();
        for (Channel channel : Channel.digital()) {
            tables.add(new QueueReportTable(channel, new Texts(unsealer)));
        }
        tables.add(new QueueReportTable(Channel.VOICE, new Texts(unsealer)));
        return List.copyOf(tables);
    }
}
