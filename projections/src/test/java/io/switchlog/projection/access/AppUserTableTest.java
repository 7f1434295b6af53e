package io.switchlog.projection.access;

import static io.switchlog.projection.Story.queue;
import static io.switchlog.projection.Story.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserId;
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
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Test;

class AppUserTableTest {
    private static final UserId SUE = new UserId(Story.id("user sue"));

    private final TestProjector projections = new TestProjector();

    @Test
    void aUserIsARowWithItsRole() {
        projections.given(new Story().userCreated("root", Role.ADMINISTRATOR));

        assertThat(projections.rows("select username, full_name, role, position from directory.app_user"))
                .containsExactly("root | root Full | administrator | 1");
    }

    @Test
    void whatBecomesOfAUserIsInHisRow() {
        projections.given(new Story()
                .userCreated("sue", Role.SUPERVISOR)
                .event(new UserRenamed(SUE, sealed("sue Full"), sealed("Sue Perry")))
                .event(new UserEmailChanged(SUE, null, sealed("sue@example.com")))
                .event(new UserAllQueuesEnabled(SUE))
                .event(new UserRoleChanged(SUE, Role.SUPERVISOR, Role.ADMINISTRATOR)));
        String row = "select full_name, email, role, all_queues, deleted, position from directory.app_user";
        assertThat(projections.rows(row)).containsExactly("Sue Perry | sue@example.com | administrator | t | f | 5");
    }

    @Test
    void aUserWhoIsGoneStaysAsARow() {
        projections.given(new Story()
                .userCreated("sue", Role.SUPERVISOR)
                .event(new UserAllQueuesEnabled(SUE))
                .event(new UserAllQueuesDisabled(SUE))
                .event(new UserDeleted(SUE)));

        assertThat(projections.rows("select username, all_queues, deleted from directory.app_user"))
                .containsExactly("sue | f | t");
    }

    @Test
    void heHasAllPermissionsUntilTheyAreTakenFromHim() {
        projections.given(new Story()
                .userCreated("sue", Role.SUPERVISOR)
                .event(new UserPermissionRevoked(SUE, UserPermission.AUDIT))
                .event(new UserPermissionRevoked(SUE, UserPermission.REPORTS))
                .event(new UserPermissionGranted(SUE, UserPermission.REPORTS)));

        assertThat(projections.rows("select permission from directory.user_permission order by permission"))
                .containsExactly("accounts", "agents", "interactions", "queues", "reports");
    }

    @Test
    void theQueuesToWhichHeIsEnabledAreRows() {
        projections.given(new Story()
                .userCreated("sue", Role.SUPERVISOR)
                .event(new UserQueueEnabled(SUE, queue("sales")))
                .event(new UserQueueEnabled(SUE, queue("support")))
                .event(new UserQueueDisabled(SUE, queue("sales"))));

        assertThat(projections.rows("select queue_id, position from directory.user_queue"))
                .containsExactly(queue("support") + " | 3");
    }
}
