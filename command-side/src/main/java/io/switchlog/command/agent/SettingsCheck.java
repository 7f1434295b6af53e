package io.switchlog.command.agent;

import static io.switchlog.command.dispatch.Refused.refuseIf;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.BadRequest.FieldError;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.settings.Licensing;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.AgentSettings.Asked;
import io.switchlog.messages.agent.settings.Licence;
import io.switchlog.messages.settings.Feature;

/** Lets only those settings pass that may be, in this centre. */
final class SettingsCheck {
    private final StreamStates states;

    SettingsCheck(StreamStates states) {
        this.states = states;
    }

    /** @throws io.switchlog.command.dispatch.Refused if the centre may not have agents of this typology (AG-27) */
    void typology(Typology typology) {
        refuseIf(typology == Typology.MOBILE && !licence().includes(Licence.Feature.MOBILE), Refusal.NOT_LICENSED);
    }

    /**
     * The settings that are asked for.
     *
     * @throws BadRequest about each setting that cannot be
     * @throws io.switchlog.command.dispatch.Refused if one needs a licence that the centre does not have (AG-87)
     */
    AgentSettings passed(Asked asked) {
        if (!asked.problems().isEmpty()) {
            throw new BadRequest(asked.problems().stream()
                    .map(problem -> new FieldError(problem.field(), problem.message()))
                    .toList());
        }
        refuseIf(asked.notIn(licence()) != null, Refusal.NOT_LICENSED);
        return asked.after();
    }

    private Licence licence() {
        return feature -> switch (feature) {
            case MOBILE -> Licensing.includes(states, Feature.MOBILE);
            case SCREEN_RECORDING -> Licensing.includes(states, Feature.SCREEN_RECORDING);
        };
    }
}
