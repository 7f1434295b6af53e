package io.switchlog.messages;

import static io.switchlog.messages.EventSamples.ANNA;
import static io.switchlog.messages.EventSamples.BERT;
import static io.switchlog.messages.EventSamples.CARLA;
import static io.switchlog.messages.EventSamples.CHAT;
import static io.switchlog.messages.EventSamples.ROUTE;
import static io.switchlog.messages.EventSamples.SALES;
import static io.switchlog.messages.EventSamples.WEBSITE;
import static io.switchlog.messages.EventSamples.each;
import static io.switchlog.messages.EventSamples.sealed;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageSent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What happens to an interaction. */
final class InteractionSamples {
    private static final UUID CALLER = UUID.fromString("7d3a1f52-96c8-8b04-9f6e-4a2d8c5b7e09");
    private static final Instant OFFERED_AT = Instant.parse("2026-03-02T08:15:30.125Z");
    private static final Instant AUTO_ANSWER_AT = Instant.parse("2026-03-02T08:15:33.125Z");
    private static final Instant EXPIRES_AT = Instant.parse("2026-03-02T08:16:00.125Z");
    private static final Instant TIMEOUT_AT = Instant.parse("2026-03-02T08:17:30.125Z");

    private InteractionSamples() {}

    static List<Sample> all() {
        return Stream.of(arrival(), offers(), handling()).flatMap(List::stream).toList();
    }

    private static List<Sample> arrival() {
        return each(
                new InteractionReceived(
                        CHAT,
                        WEBSITE,
                        "www.example.com",
                        Channel.CHAT,
                        new Contact(CALLER, sealed(CALLER, "hT5e"), sealed(CALLER, "Wq8z"), sealed(CALLER, "mN3d")),
                        sealed(CALLER, "7yUi"),
                        sealed(CALLER, "Lo4p"),
                        10,
                        ROUTE),
                new InteractionQueued(
                        CHAT,
                        1,
                        1,
                        Origin.NEW,
                        SALES,
                        "Sales",
                        Strategy.RRMEMORY,
                        Channel.CHAT,
                        WEBSITE,
                        "www.example.com",
                        10,
                        TIMEOUT_AT),
                new InteractionDirected(
                        CHAT, 2, 1, Origin.NEW, ANNA, Channel.CHAT, WEBSITE, "www.example.com", 10, TIMEOUT_AT),
                new InteractionTimedOut(CHAT, 1, SALES, Channel.CHAT, TimeoutCause.CAPACITY, passedOver(), false),
                new InteractionAbandoned(CHAT, 1, SALES, Channel.CHAT, AbandonCause.WHILE_OFFERED));
    }

    private static List<Sample> offers() {
        return List.of(
                Sample.of(new InteractionOffered(
                        CHAT,
                        1,
                        ANNA,
                        SALES,
                        Channel.CHAT,
                        EXPIRES_AT,
                        new Choice(Strategy.RRMEMORY, 1, List.of(ANNA, BERT), passedOver(), null, null),
                        null,
                        null)),
                new Sample(
                        new InteractionOffered(
                                CHAT,
                                1,
                                ANNA,
                                SALES,
                                Channel.CHAT,
                                EXPIRES_AT,
                                new Choice(Strategy.WEIGHTED, 1, List.of(ANNA, BERT), passedOver(), 70, 130),
                                AUTO_ANSWER_AT,
                                10),
                        "auto-answer"),
                Sample.of(new InteractionOfferRenotified(CHAT, 1, ANNA, Channel.CHAT)),
                Sample.of(new InteractionOfferExpired(CHAT, 1, ANNA, Channel.CHAT)),
                Sample.of(new InteractionOfferRejected(CHAT, 1, ANNA, Channel.CHAT)),
                Sample.of(
                        new InteractionOfferRescinded(CHAT, 1, ANNA, Channel.CHAT, RescindCause.ACCEPTED_BY_ANOTHER)));
    }

    private static List<Sample> handling() {
        return List.of(
                Sample.of(new InteractionAccepted(
                        CHAT,
                        1,
                        ANNA,
                        sealed(ANNA.value(), "k9Qx"),
                        Typology.WEBRTC,
                        SALES,
                        Channel.CHAT,
                        AcceptMode.MANUAL,
                        OFFERED_AT)),
                Sample.of(new InteractionTransferred(
                        CHAT, ANNA, Channel.CHAT, SALES, null, List.of(new RouteStep(SALES, null, 300)))),
                new Sample(
                        new InteractionTransferred(
                                CHAT, ANNA, Channel.CHAT, null, BERT, List.of(new RouteStep(null, BERT, 120))),
                        "to-agent"),
                Sample.of(new InteractionRequeued(CHAT, ANNA, Channel.CHAT, RequeueCause.DISCONNECTED, ROUTE)),
                Sample.of(new InteractionMessageReceived(CHAT, 1, Channel.CHAT, sealed(CALLER, "xE9s"))),
                Sample.of(new InteractionMessageSent(CHAT, 2, ANNA, Channel.CHAT, sealed(CALLER, "bD2w"))),
                Sample.of(new InteractionReopened(
                        CHAT, 1, ANNA, sealed(ANNA.value(), "k9Qx"), Typology.WEBRTC, SALES, Channel.CHAT)),
                Sample.of(new InteractionRoutedAnew(CHAT, Channel.CHAT, ANNA, AdmissionRefusal.TAB_LIMIT, ROUTE)),
                Sample.of(new InteractionClosed(CHAT, ANNA, Channel.CHAT, "Order placed")));
    }

    private static List<PassedOver> passedOver() {
        return List.of(new PassedOver(BERT, AdmissionRefusal.PAUSED), new PassedOver(CARLA, AdmissionRefusal.CAPACITY));
    }
}
