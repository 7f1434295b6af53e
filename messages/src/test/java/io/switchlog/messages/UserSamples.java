package io.switchlog.messages;

import static io.switchlog.messages.EventSamples.CHIEF;
import static io.switchlog.messages.EventSamples.SALES;
import static io.switchlog.messages.EventSamples.sealed;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.access.UserRightsEvent.UserAllQueuesDisabled;
import io.switchlog.messages.access.UserRightsEvent.UserAllQueuesEnabled;
import io.switchlog.messages.access.UserRightsEvent.UserDeleted;
import io.switchlog.messages.access.UserRightsEvent.UserEmailChanged;
import io.switchlog.messages.access.UserRightsEvent.UserPermissionGranted;
import io.switchlog.messages.access.UserRightsEvent.UserPermissionRevoked;
import io.switchlog.messages.access.UserRightsEvent.UserQueueDisabled;
import io.switchlog.messages.access.UserRightsEvent.UserQueueEnabled;
import io.switchlog.messages.access.UserRightsEvent.UserRenamed;
import io.switchlog.messages.access.UserRightsEvent.UserRoleChanged;
import io.switchlog.messages.privacy.Sealed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What becomes of users. */
final class UserSamples {
    private UserSamples() {}

    static List<Sample> all() {
        Sealed name = sealed(CHIEF.value(), "Vb1k");
        Sealed other = sealed(CHIEF.value(), "Wc2l");
        Sealed address = sealed(CHIEF.value(), "Xd3m");
        List<Sample> samples = new ArrayList<>(EventSamples.each(
                new UserRenamed(CHIEF, name, other),
                new UserEmailChanged(CHIEF, other, address),
                new UserRoleChanged(CHIEF, Role.ADMINISTRATOR, Role.SUPERVISOR),
                new UserPermissionGranted(CHIEF, UserPermission.AUDIT),
                new UserPermissionRevoked(CHIEF, UserPermission.AGENTS),
                new UserQueueEnabled(CHIEF, SALES),
                new UserQueueDisabled(CHIEF, SALES),
                new UserAllQueuesEnabled(CHIEF),
                new UserAllQueuesDisabled(CHIEF),
                new UserDeleted(CHIEF)));
        samples.add(new Sample(
                new UserCreated(
                        CHIEF,
                        sealed(CHIEF.value(), "aX6f"),
                        name,
                        Role.SUPERVISOR,
                        address,
                        EnumSet.of(UserPermission.AGENTS, UserPermission.REPORTS)),
                "with-permissions"));
        samples.add(new Sample(new UserEmailChanged(CHIEF, null, address), "first-address"));
        return samples;
    }
}
