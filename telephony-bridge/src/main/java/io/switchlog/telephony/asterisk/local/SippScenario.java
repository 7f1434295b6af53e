package io.switchlog.telephony.asterisk.local;

import java.time.Duration;

/** What a telephone does, step by step, in SIPp's own language. */
public final class SippScenario {
    private static final String SDP = """

            v=0
            o=sipp 1 %d IN IP[local_ip_type] [local_ip]
            s=-
            c=IN IP[media_ip_type] [media_ip]
            t=0 0
            m=audio [media_port] RTP/AVP 0 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=%s
            """;
    private static final String REPLY_WITHOUT_TAG = """
            [last_Via:]
            [last_From:]
            [last_To:]
            [last_Call-ID:]
            [last_CSeq:]
            Contact: <sip:[service]@[local_ip]:[local_port]>
            """;
    private static final String TAG = ";tag=[pid]phone[call_number]";
    private static final String REPLY = REPLY_WITHOUT_TAG.replace("[last_To:]", "[last_To:]" + TAG);

    private final StringBuilder steps = new StringBuilder();
    private final boolean caller;
    private int sequence = 1;

    private SippScenario(boolean caller) {
        this.caller = caller;
    }

    /** Calls a number, and is answered. */
    public static SippScenario caller(String from) {
        SippScenario scenario = new SippScenario(true);
        scenario.send("""
                INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: "Caller" <sip:%1$s@[local_ip]:[local_port]>;tag=[pid]caller[call_number]
                To: <sip:[service]@[remote_ip]:[remote_port]>
                Call-ID: [call_id]
                CSeq: 1 INVITE
                Contact: <sip:%1$s@[local_ip]:[local_port]>
                Max-Forwards: 70
                Content-Type: application/sdp
                Content-Length: [len]
                """.formatted(from) + SDP.formatted(1, "sendrecv"));
        for (int provisional : new int[] {100, 180, 183}) {
            scenario.steps.append("<recv response=\"%d\" optional=\"true\"/>%n".formatted(provisional));
        }
        // What the other side calls itself is kept as what comes after "From:" and "To:" in what is sent later.
        scenario.steps.append(received("recv response=\"200\"", "To:", "peer", "From:", "self"));
        scenario.acknowledge();
        return scenario;
    }

    /** Waits for a call. */
    public static SippScenario phone() {
        SippScenario scenario = new SippScenario(false);
        scenario.steps.append(received("recv request=\"INVITE\"", "From:", "peer", "To:", "self"));
        return scenario;
    }

    /** Registers with name and password, for a telephone at another port. */
    public static SippScenario registration(String user, String password, int phonePort, Duration expires) {
        SippScenario scenario = new SippScenario(true);
        String register = """
                REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: <sip:%1$s@[remote_ip]>;tag=[call_number]
                To: <sip:%1$s@[remote_ip]>
                Call-ID: [call_id]
                CSeq: %2$d REGISTER
                Contact: <sip:%1$s@[local_ip]:%3$d>
                Expires: %4$d
                Max-Forwards: 70
                %5$sContent-Length: 0
                """;
        scenario.send(register.formatted(user, 1, phonePort, expires.toSeconds(), ""));
        scenario.steps.append("<recv response=\"401\" auth=\"true\"/>\n");
        scenario.send(register.formatted(
                user,
                2,
                phonePort,
                expires.toSeconds(),
                "[authentication username=%s password=%s]%n".formatted(user, password)));
        scenario.steps.append("<recv response=\"200\"/>\n");
        return scenario;
    }

    private static String received(String what, String peerHeader, String peer, String selfHeader, String self) {
        return """
                <%s><action>
                <ereg regexp="&lt;(.*)&gt;" search_in="hdr" header="Contact:" assign_to="all,contact"/>
                <ereg regexp="(.*)" search_in="hdr" header="%s" assign_to="%s"/>
                <ereg regexp="(.*)" search_in="hdr" header="%s" assign_to="%s"/>
                </action></recv>
                """.formatted(what, peerHeader, peer, selfHeader, self);
    }

    public SippScenario rings() {
        return send("SIP/2.0 180 Ringing\n" + REPLY + "Content-Length: 0\n");
    }

    public SippScenario waits(Duration time) {
        steps.append("<pause milliseconds=\"%d\"/>%n".formatted(time.toMillis()));
        return this;
    }

    public SippScenario answers() {
        send("SIP/2.0 200 OK\n" + REPLY + "Content-Type: application/sdp\nContent-Length: [len]\n"
                + SDP.formatted(1, "sendrecv"));
        steps.append("<recv request=\"ACK\"/>\n");
        return this;
    }

    /** Is busy. */
    public SippScenario refuses() {
        send("SIP/2.0 486 Busy Here\n" + REPLY + "Content-Length: 0\n");
        steps.append("<recv request=\"ACK\"/>\n");
        return this;
    }

    /** Rings until the other side has enough of it. */
    public SippScenario isCancelled() {
        steps.append("<recv request=\"CANCEL\"/>\n");
        send("SIP/2.0 200 OK\n" + REPLY + "Content-Length: 0\n");
        send("SIP/2.0 487 Request Terminated\n"
                + REPLY.replace("[last_CSeq:]", "CSeq: [cseq] INVITE")
                + "Content-Length: 0\n");
        steps.append("<recv request=\"ACK\"/>\n");
        return this;
    }

    public SippScenario hangsUp() {
        send(request("BYE", "Content-Length: 0\n"));
        steps.append("<recv response=\"200\"/>\n");
        return this;
    }

    public SippScenario isHungUp() {
        steps.append("<recv request=\"BYE\"/>\n");
        return send("SIP/2.0 200 OK\n" + REPLY_WITHOUT_TAG + "Content-Length: 0\n");
    }

    /** Puts the other side on hold. */
    public SippScenario holds() {
        return offers("sendonly");
    }

    /** Is back from hold. */
    public SippScenario resumes() {
        return offers("sendrecv");
    }

    private SippScenario offers(String direction) {
        send(request("INVITE", "Content-Type: application/sdp\nContent-Length: [len]\n")
                + SDP.formatted(sequence, direction));
        steps.append("<recv response=\"100\" optional=\"true\"/>\n<recv response=\"200\"/>\n");
        acknowledge();
        return this;
    }

    /** Hands the other side over to a number without a word and without wanting to know how it goes. */
    public SippScenario transfersTo(String number) {
        send(request("REFER", """
                Refer-To: <sip:%1$s@[remote_ip]:[remote_port]>
                Refer-Sub: false
                Referred-By: <sip:[service]@[local_ip]>
                Content-Length: 0
                """.formatted(number)));
        steps.append("<recv response=\"200\"/>\n");
        return hangsUp();
    }

    private void acknowledge() {
        send(request("ACK", "Content-Length: 0\n"));
    }

    private String request(String method, String rest) {
        int number = method.equals("ACK") ? sequence : ++sequence;
        return """
                %s [$contact] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From:[$self]%s
                To:[$peer]
                Call-ID: [call_id]
                CSeq: %d %s
                Contact: <sip:[service]@[local_ip]:[local_port]>
                Max-Forwards: 70
                """.formatted(method, caller ? "" : TAG, number, method) + rest;
    }

    private SippScenario send(String message) {
        boolean again = !message.startsWith("SIP/2.0") && !message.startsWith("ACK");
        steps.append("<send%s><![CDATA[%n%n%s%n]]></send>%n".formatted(again ? " retrans=\"500\"" : "", message));
        return this;
    }

    String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8" ?>
                <!DOCTYPE scenario SYSTEM "sipp.dtd">
                <scenario name="switchlog">
                %s%s</scenario>
                """.formatted(
                steps, steps.indexOf("assign_to") < 0 ? "" : "<Reference variables=\"all,contact,peer,self\"/>\n");
    }
}
