package io.switchlog.telephony.asterisk.control;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CommandAction;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.DbDelAction;
import org.asteriskjava.manager.action.DbPutAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MixMonitorAction;
import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueueMemberRingInUseAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueuePenaltyAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.StopMixMonitorAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.CommandResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/** Over Asterisk's manager interface. The first connection is made by {@link #connect}, later ones by themselves. */
public final class AsteriskActions implements PbxActions, AutoCloseable {
    private static final Set<String> SO_ALREADY =
            Set.of("Already there", "Not there", "No such channel", "could not be deleted");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\r\\n]*");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,40}");
    private static final Pattern PREFIX = Pattern.compile("[0-9*#]{0,10}");
    private static final long RINGS_MILLIS = 30_000;

    private final DefaultManagerConnection connection;
    private final Duration limit;

    /** Where and as whom. @param limit how long an answer may take */
    public record Access(String host, int port, boolean tls, String user, String secret, Duration limit) {
        @Override
        public String toString() {
            return user + "@" + host + ":" + port;
        }
    }

    private AsteriskActions(DefaultManagerConnection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /** @throws PbxUnavailable if there is no Asterisk, or it does not let us in */
    public static AsteriskActions connect(Access access) {
        DefaultManagerConnection connection =
                new DefaultManagerConnection(access.host(), access.port(), access.user(), access.secret());
        connection.setSsl(access.tls());
        connection.setSocketTimeout(Math.toIntExact(access.limit().toMillis()));
        connection.setDefaultResponseTimeout(access.limit().toMillis());
        try {
            connection.login("off");
        } catch (IOException | TimeoutException | AuthenticationFailedException | IllegalStateException e) {
            if (connection.getState() == ManagerConnectionState.RECONNECTING) {
                connection.logoff();
            }
            throw new PbxUnavailable("cannot log in as " + access, e);
        }
        return new AsteriskActions(connection, access.limit());
    }

    @Override
    public PbxAnswer join(Place place) {
        return ask(joining(place), place.queue(), place.phone(), place.member());
    }

    @Override
    public PbxAnswer joinPaused(Place place, String reason) {
        QueueAddAction action = joining(place);
        action.setPaused(true);
        action.setReason(reason);
        return ask(action, place.queue(), place.phone(), place.member(), reason);
    }

    private static QueueAddAction joining(Place place) {
        QueueAddAction action = new QueueAddAction(place.queue(), place.phone());
        action.setMemberName(place.member());
        action.setPenalty(place.penalty());
        return action;
    }

    @Override
    public PbxAnswer leave(String queue, String phone) {
        return ask(new QueueRemoveAction(queue, phone), queue, phone);
    }

    @Override
    public PbxAnswer pause(String queue, String phone, String reason) {
        QueuePauseAction action = new QueuePauseAction(phone, queue, true);
        action.setReason(reason);
        return ask(action, queue, phone, reason);
    }

    @Override
    public PbxAnswer unpause(String queue, String phone) {
        return ask(new QueuePauseAction(phone, queue, false), queue, phone);
    }

    @Override
    public PbxAnswer penalty(String queue, String phone, int penalty) {
        return ask(new QueuePenaltyAction(phone, penalty, queue), queue, phone);
    }

    @Override
    public PbxAnswer ringInUse(String queue, String phone, boolean allowed) {
        QueueMemberRingInUseAction action = new QueueMemberRingInUseAction();
        action.setQueue(queue);
        action.setInterface(phone);
        action.setRingInUse(allowed);
        return ask(action, queue, phone);
    }

    @Override
    public PbxAnswer withdraw(String queue, String channel, String information) {
        return ask(new QueueWithdrawCallerAction(queue, channel, information), queue, channel, information);
    }

    @Override
    public PbxAnswer spy(Spying spying) {
        String options = switch (spying.mode()) {
            case LISTEN -> "";
            case WHISPER -> "w";
            case BARGE -> "B";
        };
        OriginateAction action = originate(spying.callId(), spying.supervisorPhone());
        action.setApplication("ChanSpy");
        // Only on who may be listened to, without a beep, and until he hangs up.
        action.setData(spying.agentPhone() + ",qES" + options + "g(switchlog)");
        return ask(action, spying.callId(), spying.supervisorPhone(), spying.agentPhone());
    }

    @Override
    public PbxAnswer dial(Dialling dialling) {
        if (!NUMBER.matcher(dialling.number()).matches()
                || !PREFIX.matcher(dialling.prefix()).matches()) {
            return new PbxAnswer.Refused("not a number: " + dialling.prefix() + dialling.number());
        }
        OriginateAction action = originate(dialling.callId(), dialling.phone());
        action.setContext(dialling.context());
        action.setExten(dialling.prefix() + dialling.number());
        action.setPriority(1);
        action.setCallerId(dialling.callerId());
        return ask(action, dialling.callId(), dialling.phone(), dialling.context(), dialling.callerId());
    }

    private static OriginateAction originate(String callId, String phone) {
        OriginateAction action = new OriginateAction();
        action.setChannel(phone);
        action.setChannelId(callId);
        action.setTimeout(RINGS_MILLIS);
        action.setAsync(true);
        return action;
    }

    @Override
    public PbxAnswer startRecording(String channel, String file) {
        MixMonitorAction action = new MixMonitorAction();
        action.setChannel(channel);
        action.setFile(file);
        action.setOptions("b");
        return ask(action, channel, file);
    }

    @Override
    public PbxAnswer stopRecording(String channel) {
        return ask(new StopMixMonitorAction(channel), channel);
    }

    @Override
    public PbxAnswer pauseRecording(String channel) {
        return ask(new MixMonitorMuteAction(channel, "both", 1), channel);
    }

    @Override
    public PbxAnswer resumeRecording(String channel) {
        return ask(new MixMonitorMuteAction(channel, "both", 0), channel);
    }

    @Override
    public PbxAnswer hangUp(String channel) {
        return ask(new HangupAction(channel), channel);
    }

    @Override
    public PbxAnswer paused(String internal, boolean paused) {
        ManagerAction action = paused
                ? new DbPutAction("switchlog-paused", internal, "1")
                : new DbDelAction("switchlog-paused", internal);
        return ask(action, internal);
    }

    @Override
    public PbxAnswer phoneChanged(String internal) {
        if (!internal.matches("[0-9A-Za-z]{1,40}")) {
            return new PbxAnswer.Refused("not an internal number: " + internal);
        }
        List<String> said = command("pjsip reload qualify endpoint " + internal);
        return said.stream().anyMatch(line -> line.startsWith("Synchronizing"))
                ? PbxAnswer.DONE
                : new PbxAnswer.Refused(String.join(" ", said));
    }

    @Override
    public Queues queues() {
        List<Taken> places = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (ResponseEvent event : askForMany(new QueueStatusAction())) {
            if (event instanceof QueueMemberEvent member) {
                Place place = new Place(
                        member.getQueue(),
                        member.getInterface(),
                        member.getName(),
                        Objects.requireNonNullElse(member.getPenalty(), 0));
                places.add(new Taken(
                        place,
                        Boolean.TRUE.equals(member.getPaused()),
                        said(member.getPausedreason()),
                        Objects.requireNonNullElse(member.getStatus(), 0)));
            } else if (event instanceof QueueEntryEvent entry) {
                waiting.add(new Waiting(
                        entry.getQueue(),
                        entry.getChannel(),
                        entry.getUniqueId(),
                        Objects.requireNonNullElse(entry.getPosition(), 0),
                        Objects.requireNonNullElse(entry.getWait(), 0L)));
            }
        }
        return new Queues(List.copyOf(places), List.copyOf(waiting));
    }

    @Override
    public List<Leg> legs() {
        List<Leg> legs = new ArrayList<>();
        for (ResponseEvent event : askForMany(new CoreShowChannelsAction())) {
            if (event instanceof CoreShowChannelEvent channel) {
                legs.add(new Leg(
                        channel.getChannel(),
                        channel.getUniqueid(),
                        channel.getLinkedid(),
                        said(channel.getBridgeid()),
                        said(channel.getApplication())));
            }
        }
        return List.copyOf(legs);
    }

    @Override
    public List<String> command(String line) {
        ManagerResponse response = send(new CommandAction(line));
        return response instanceof CommandResponse said && said.getResult() != null
                ? List.copyOf(said.getResult())
                : List.of(said(response.getMessage()));
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Values go into lines of their own: what has more than one line would say more than we want to say. */
    private PbxAnswer ask(ManagerAction action, String... values) {
        for (String value : values) {
            if (!ONE_LINE.matcher(value).matches()) {
                return new PbxAnswer.Refused("more than one line");
            }
        }
        ManagerResponse response = send(action);
        if (!(response instanceof ManagerError)) {
            return PbxAnswer.DONE;
        }
        String message = said(response.getMessage());
        return SO_ALREADY.stream().anyMatch(message::contains)
                ? PbxAnswer.WAS_SO_ALREADY
                : new PbxAnswer.Refused(message);
    }

    private ManagerResponse send(ManagerAction action) {
        checkCaller();
        try {
            return connection.sendAction(action, limit.toMillis());
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw new PbxUnavailable("no answer to " + action.getAction(), e);
        }
    }

    private List<ResponseEvent> askForMany(EventGeneratingAction action) {
        checkCaller();
        try {
            ResponseEvents events = connection.sendEventGeneratingAction(action, limit.toMillis());
            return List.copyOf(events.getEvents());
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw new PbxUnavailable("no answer to " + action.getAction(), e);
        }
    }

    /** The threads of asterisk-java bring the answers: one of them that waits for an answer waits for ever. */
    private static void checkCaller() {
        if (Thread.currentThread().getName().startsWith("Asterisk-Java")) {
            throw new IllegalStateException("asked from within a listener");
        }
    }

    public boolean isConnected() {
        return connection.getState() == ManagerConnectionState.CONNECTED;
    }

    /** One that has lost its connection would go on making new ones. */
    @Override
    public void close() {
        if (isConnected() || connection.getState() == ManagerConnectionState.RECONNECTING) {
            connection.logoff();
        }
    }
}
