package io.switchlog.messages;

import static io.switchlog.messages.EventSamples.ANNA;
import static io.switchlog.messages.EventSamples.BERT;
import static io.switchlog.messages.EventSamples.each;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.agent.AgentAvatarEvent.AgentAvatarChanged;
import io.switchlog.messages.agent.AgentTrashEvent.AgentDeleted;
import io.switchlog.messages.agent.AgentTrashEvent.AgentRestored;
import io.switchlog.messages.settings.Feature;
import io.switchlog.messages.settings.LicenceEvent.LicenceFeatureAdded;
import io.switchlog.messages.settings.LicenceEvent.LicenceFeatureRemoved;
import io.switchlog.messages.settings.LicenceEvent.LicensedChannelsChanged;
import io.switchlog.messages.team.AssistantEvent.AssistantAddedToAgent;
import io.switchlog.messages.team.AssistantEvent.AssistantCreated;
import io.switchlog.messages.team.AssistantEvent.AssistantDeleted;
import io.switchlog.messages.team.AssistantEvent.AssistantRemovedFromAgent;
import io.switchlog.messages.team.AssistantEvent.AssistantRenamed;
import io.switchlog.messages.team.AssistantId;
import io.switchlog.messages.team.ProfileEvent.AgentAddedToProfile;
import io.switchlog.messages.team.ProfileEvent.AgentRemovedFromProfile;
import io.switchlog.messages.team.ProfileEvent.ProfileCreated;
import io.switchlog.messages.team.ProfileEvent.ProfileDeleted;
import io.switchlog.messages.team.ProfileEvent.ProfileRenamed;
import io.switchlog.messages.team.ProfileId;
import io.switchlog.messages.team.TeamEvent.AgentAddedToTeam;
import io.switchlog.messages.team.TeamEvent.AgentRemovedFromTeam;
import io.switchlog.messages.team.TeamEvent.TeamCreated;
import io.switchlog.messages.team.TeamEvent.TeamDeleted;
import io.switchlog.messages.team.TeamEvent.TeamRenamed;
import io.switchlog.messages.team.TeamId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What happens to the staff as such: who leaves and comes back, who belongs to what, and what the licence allows. */
final class StaffSamples {
    private static final TeamId BLUE = TeamId.of("01999b2b-20c1-7d11-8a4e-6f2b9c1d3e20");
    private static final ProfileId NIGHT = ProfileId.of("01999b2b-20c2-7d12-9b5f-7a3c0d2e4f21");
    private static final AssistantId HELPER = AssistantId.of("01999b2b-20c3-7d13-ac60-8b4d1e3f5022");
    private static final String PICTURE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String OTHER_PICTURE = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";

    private StaffSamples() {}

    static List<Sample> all() {
        return Stream.of(
                        agents(),
                        List.of(new Sample(
                                new AgentAvatarChanged(ANNA, PICTURE, OTHER_PICTURE, "image/jpeg"), "replaced")),
                        groups())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample> agents() {
        return each(
                new AgentDeleted(ANNA),
                new AgentRestored(ANNA),
                new AgentAvatarChanged(ANNA, null, PICTURE, "image/png"));
    }

    private static List<Sample> groups() {
        return each(
                new TeamCreated(BLUE, "Blue team"),
                new TeamRenamed(BLUE, "Blue team", "Navy team", new LinkedHashSet<>(List.of(ANNA, BERT))),
                new AgentAddedToTeam(BLUE, "Blue team", ANNA),
                new AgentRemovedFromTeam(BLUE, "Blue team", ANNA),
                new TeamDeleted(BLUE, "Navy team", Set.of(BERT)),
                new ProfileCreated(NIGHT, "Night shift"),
                new ProfileRenamed(NIGHT, "Night shift", "Late shift", Set.of(ANNA)),
                new AgentAddedToProfile(NIGHT, "Night shift", ANNA),
                new AgentRemovedFromProfile(NIGHT, "Night shift", ANNA),
                new ProfileDeleted(NIGHT, "Late shift", Set.of()),
                new AssistantCreated(HELPER, "Summaries"),
                new AssistantRenamed(HELPER, "Summaries", "Writer", Set.of(ANNA)),
                new AssistantAddedToAgent(HELPER, "Summaries", ANNA),
                new AssistantRemovedFromAgent(HELPER, "Summaries", ANNA),
                new AssistantDeleted(HELPER, "Writer", Set.of()),
                new LicenceFeatureAdded(Feature.MOBILE),
                new LicenceFeatureRemoved(Feature.SCREEN_RECORDING),
                new LicensedChannelsChanged(
                        EnumSet.of(Channel.VOICE, Channel.CHAT, Channel.FAX), EnumSet.of(Channel.VOICE, Channel.CHAT)));
    }
}
