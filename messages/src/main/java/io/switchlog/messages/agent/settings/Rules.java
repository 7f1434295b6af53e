package io.switchlog.messages.agent.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What holds between settings. */
public final class Rules {
    /** What may not be. */
    public static final List<Rule> REQUIREMENTS = List.of(
            new Rule(
                    Voice.ENCRYPTION,
                    "AG-50",
                    "must be yes for an agent of typology MOBILE with transport tls",
                    facts -> facts.settings().isOf(Section.MOBILE)
                            && facts.settings().get(Voice.TRANSPORTS).contains(Voice.TLS)
                            && !facts.settings().get(Voice.ENCRYPTION).equals(SettingType.YesNo.YES)),
            new Rule(
                    Webrtc.AUTO_ANSWER_NOTIFICATION,
                    "AG-71",
                    "can be on only together with webrtc.autoAnswer",
                    facts -> facts.settings().is(Webrtc.AUTO_ANSWER_NOTIFICATION)
                            && !facts.settings().is(Webrtc.AUTO_ANSWER)),
            new Rule(
                    Phonebar.AUTOMATIC_SCREEN_RECORDING,
                    "AG-86",
                    "cannot be on together with phonebar.screenRecordingByAgent",
                    facts -> facts.settings().is(Phonebar.AUTOMATIC_SCREEN_RECORDING)
                            && facts.settings().is(Phonebar.SCREEN_RECORDING_BY_AGENT)),
            new Rule(
                    Phonebar.SCREEN_RECORDING_BY_AGENT,
                    "AG-87",
                    "needs a phonebar of version 5.1.31.0 or later; the agent's is older",
                    facts -> facts.settings().is(Phonebar.SCREEN_RECORDING_BY_AGENT)
                            && facts.isBefore(PhonebarVersion.RECORDS_SCREENS)),
            new Rule(
                    Phonebar.AUTOMATIC_SCREEN_RECORDING,
                    "AG-87",
                    "needs a phonebar of version 5.1.31.0 or later; the agent's is older",
                    facts -> facts.settings().is(Phonebar.AUTOMATIC_SCREEN_RECORDING)
                            && facts.isBefore(PhonebarVersion.RECORDS_SCREENS)),
            new Rule(
                    Phonebar.SIP_DESTINATION_PORT,
                    "AG-100",
                    "must be 5061 with transport tls",
                    facts -> facts.settings().isOf(Section.PHONEBAR)
                            && facts.settings().get(Voice.TRANSPORTS).contains(Voice.TLS)
                            && facts.settings().get(Phonebar.SIP_DESTINATION_PORT) != Phonebar.SIP_PORT_WITH_TLS),
            new Rule(
                    Phonebar.FORWARD_TO,
                    "AG-101",
                    "can be set only together with phonebar.callForwarding",
                    facts -> facts.settings().isOf(Section.PHONEBAR)
                            && !facts.settings().get(Phonebar.FORWARD_TO).isEmpty()
                            && !facts.settings().is(Phonebar.CALL_FORWARDING)),
            new Rule(
                    Mobile.PUSH_GATEWAY,
                    "AG-17",
                    "is required for an agent of typology MOBILE, as an address and a port",
                    facts -> facts.settings().isOf(Section.MOBILE)
                            && facts.settings().get(Mobile.PUSH_GATEWAY).isEmpty()));

    /** What may be, and should be thought of. */
    public static final List<Rule> ADVICE = List.of(
            new Rule(
                    Voice.TRANSPORTS,
                    "AG-51",
                    "should be without udp for an agent of typology MOBILE: push notifications may lack the caller's"
                            + " number; leave tcp only",
                    facts -> facts.settings().isOf(Section.MOBILE)
                            && facts.settings().get(Voice.TRANSPORTS).contains(Voice.UDP)),
            new Rule(
                    Phonebar.SIP_DESTINATION_PORT,
                    "AG-99",
                    "has no effect on the agent's phonebar, which is older than 5.7",
                    facts -> facts.settings().isOf(Section.PHONEBAR)
                            && facts.settings().get(Phonebar.SIP_DESTINATION_PORT) != Phonebar.SIP_PORT
                            && facts.isBefore(PhonebarVersion.HAS_DESTINATION_PORT)),
            new Rule(
                    Account.CLIENT_LOGS,
                    "AG-149",
                    "causes much traffic and should be off when it is not needed",
                    facts -> facts.settings().is(Account.CLIENT_LOGS)));

    /** What goes off, or away, together with what somebody switches off. */
    static final Map<Setting<Boolean>, Companion<?>> COMPANIONS = Map.of(
            Webrtc.AUTO_ANSWER, new Companion<>(Webrtc.AUTO_ANSWER_NOTIFICATION, false),
            Phonebar.CALL_FORWARDING, new Companion<>(Phonebar.FORWARD_TO, ""));

    private Rules() {}

    /** @param broken whether these facts break it */
    public record Rule(Setting<?> setting, String feature, String message, Predicate<Facts> broken) {
        Optional<Problem> problem(Facts facts) {
            return broken.test(facts) ? Optional.of(new Problem(setting.path(), message, feature)) : Optional.empty();
        }
    }

    /** @param phonebar the version that the agent's phonebar said it has, or null if it has not said anything */
    public record Facts(AgentSettings settings, @Nullable PhonebarVersion phonebar) {
        boolean isBefore(PhonebarVersion version) {
            return phonebar != null && phonebar.isBefore(version);
        }
    }

    record Companion<T>(Setting<T> setting, T value) {}

    static List<Problem> problems(List<Rule> rules, Facts facts) {
        return rules.stream().flatMap(rule -> rule.problem(facts).stream()).toList();
    }
}
