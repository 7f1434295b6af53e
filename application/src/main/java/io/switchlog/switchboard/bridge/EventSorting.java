package io.switchlog.switchboard.bridge;

import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.translation.DeviceState;
import io.switchlog.telephony.translation.Translator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events of a switchboard are stored: those from which something follows, and those that nobody here has heard of,
 * which are counted as well. What is known to mean nothing for calls is neither; it is most of what a switchboard says.
 */
final class EventSorting {
    /** From these follows what a call is not about: pauses, places at queues, telephones, runs of the switchboard. */
    private static final Set<String> BESIDES = names("""
            ContactStatus FullyBooted QueueMemberAdded QueueMemberPause QueueMemberPenalty QueueMemberRemoved
            QueueMemberRinginuse QueueMemberStatus Shutdown""");

    private static final Set<String> MEANINGLESS = names("""
            AGIExecEnd AGIExecStart AOC-D AOC-E AOC-S AgentDump AgentLogin AgentLogoff Agents AgentsComplete Alarm
            AlarmClear AsyncAGIEnd AsyncAGIExec AsyncAGIStart AuthMethodNotAllowed BridgeCreate BridgeDestroy BridgeEnter
            BridgeInfoChannel BridgeInfoComplete BridgeLeave BridgeMerge BridgeVideoSourceUpdate CEL CallParked Cdr
            ChallengeResponseFailed ChallengeSent ChannelReload ChannelTalkingStart ChannelTalkingStop ConfbridgeEnd
            ConfbridgeJoin ConfbridgeLeave ConfbridgeList ConfbridgeListRooms ConfbridgeMute ConfbridgeRecord
            ConfbridgeStart ConfbridgeStopRecord ConfbridgeTalking ConfbridgeUnmute CoreShowChannel
            CoreShowChannelMapComplete CoreShowChannelsComplete DAHDIChannel DNDState DTMFBegin DTMFEnd DeadlockStart
            DeviceStateListComplete DialState ExtensionStateListComplete ExtensionStatus FAXSession
            FAXSessionsComplete FAXSessionsEntry FAXStats FAXStatus FailedACL Flash HangupHandlerPop HangupHandlerPush
            HangupHandlerRun InvalidAccountID InvalidPassword InvalidTransport Load LoadAverageLimit
            LocalOptimizationBegin LocalOptimizationEnd LogChannel MCID MWIGet MWIGetComplete MeetmeEnd MeetmeJoin
            MeetmeLeave MeetmeMute MeetmeTalkRequest MeetmeTalking MemoryLimit MessageWaiting MiniVoiceMail MonitorStart
            MonitorStop MusicOnHold MusicOnHoldStart MusicOnHoldStop NewAccountCode NewCallerid NewConnectedLine NewExten
            Newexten Newstate OriginateResponse ParkedCall ParkedCallGiveUp ParkedCallSwap ParkedCallTimeOut PeerStatus
            Pickup PresenceStateChange PresenceStateListComplete PresenceStatus QueueEntry QueueMember QueueParams
            QueueStatusComplete QueueSummary QueueSummaryComplete RTCPReceived RTCPSent ReceiveFAX Registry Reload Rename
            RequestBadFormat RequestNotAllowed RequestNotSupported SendFAX SessionLimit SessionTimeout SpanAlarm
            SpanAlarmClear Status StatusComplete SuccessfulAuth TestEvent UnParkedCall UnexpectedAddress Unload VarSet
            VoicemailPasswordChange VoicemailUserEntry VoicemailUserEntryComplete Wink""");

    /** There are not more in any version; whoever invents names must not fill the memory. */
    private static final int MOST_NAMES = 500;

    private static final int LONGEST_NAME = 80;

    private static final String DEVICE_STATE = "devicestatechange";

    private Map<String, Long> unknown = new HashMap<>();
    /** Which telephones could be reached when they were last heard of. */
    private final Map<String, Boolean> reached = new ConcurrentHashMap<>();

    private static Set<String> names(String text) {
        return Stream.of(text.split("\\s+"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is stored. */
    boolean isWanted(AmiEvent event) {
        String name = event.name().toLowerCase(Locale.ROOT);
        if (Translator.knows(event.name()) || BESIDES.contains(name)) {
            return true;
        }
        if (name.equals(DEVICE_STATE)) {
            return DeviceState.of(event).filter(this::isNews).isPresent();
        }
        if (MEANINGLESS.contains(name)) {
            return false;
        }
        note(event.name());
        return true;
    }

    /** A telephone has a state with every call; what is wanted is whether it can be reached at all. */
    private boolean isNews(DeviceState state) {
        return !Boolean.valueOf(state.reachable()).equals(reached.put(state.device(), state.reachable()));
    }

    private synchronized void note(String name) {
        String counted = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        if (unknown.size() < MOST_NAMES || unknown.containsKey(counted)) {
            unknown.merge(counted, 1L, Long::sum);
        }
    }

    /** How often each event came that nobody knows, since the last time this was asked. */
    synchronized Map<String, Long> takeUnknown() {
        Map<String, Long> taken = unknown;
        unknown = new HashMap<>();
        return taken;
    }
}
