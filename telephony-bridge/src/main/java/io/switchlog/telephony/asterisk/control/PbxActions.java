package io.switchlog.telephony.asterisk.control;

import java.util.List;

/**
 * What a switchboard can be asked to do. Each call waits for the answer, within a limit of time; whoever hears the
 * switchboard's events must not call from there. Doing something twice is as doing it once.
 */
public interface PbxActions {

    /**
     * A place at a queue.
     *
     * @param phone such as PJSIP/2001
     * @param member by which queue and log call who sits there: the agent's id
     */
    record Place(String queue, String phone, String member, int penalty) {}

    /** A place as it is. @param pauseReason empty if none was given or it is not paused */
    record Taken(Place place, boolean paused, String pauseReason, int status) {}

    /** Somebody who waits. */
    record Waiting(String queue, String channel, String uniqueId, int position, long seconds) {}

    /** Queues as they are. */
    record Queues(List<Taken> places, List<Waiting> waiting) {}

    /** A leg of a call. @param bridge empty if it talks to nobody */
    record Leg(String channel, String uniqueId, String linkedId, String bridge, String application) {}

    /** What a supervisor does on another's call. */
    enum SpyMode {
        LISTEN,
        WHISPER,
        BARGE
    }

    /**
     * Lets a supervisor's telephone ring, and then into the call of an agent who may be listened to.
     *
     * @param callId the new call's uniqueid; chosen by whoever asks, always of the same length
     */
    record Spying(String callId, String supervisorPhone, String agentPhone, SpyMode mode) {}

    /**
     * Lets an agent's telephone ring, and when he answers calls a number.
     *
     * @param callId the new call's uniqueid; chosen by whoever asks, always of the same length
     * @param prefix goes before the number, may be empty: by it the switchboard knows for which service it is
     */
    record Dialling(String callId, String phone, String context, String prefix, String number, String callerId) {}

    PbxAnswer join(Place place);

    /** Joins and is not called yet. */
    PbxAnswer joinPaused(Place place, String reason);

    PbxAnswer leave(String queue, String phone);

    /** Pauses a place, or with another reason again. */
    PbxAnswer pause(String queue, String phone, String reason);

    PbxAnswer unpause(String queue, String phone);

    PbxAnswer penalty(String queue, String phone, int penalty);

    /** Whether a queue calls somebody who is in a call already. */
    PbxAnswer ringInUse(String queue, String phone, boolean allowed);

    /** Takes somebody who waits out of a queue; the dialplan goes on with him. */
    PbxAnswer withdraw(String queue, String channel, String information);

    PbxAnswer spy(Spying spying);

    PbxAnswer dial(Dialling dialling);

    /** @param file with the ending that says in which format, wav or gsm or WAV */
    PbxAnswer startRecording(String channel, String file);

    PbxAnswer stopRecording(String channel);

    /** Records silence from now on. */
    PbxAnswer pauseRecording(String channel);

    PbxAnswer resumeRecording(String channel);

    PbxAnswer hangUp(String channel);

    /** Whether an agent is paused, for the dialplan, which keeps direct calls from those who do not want to be disturbed. */
    PbxAnswer paused(String internal, boolean paused);

    /** Has the switchboard look at a telephone that is new in its tables; queues call it from then on. */
    PbxAnswer phoneChanged(String internal);

    Queues queues();

    List<Leg> legs();

    /** What a command of the command line says, line by line. */
    List<String> command(String line);
}
