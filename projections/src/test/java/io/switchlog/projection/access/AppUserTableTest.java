package io.switchlog.projection.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.access.Role;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Test;

class AppUserTableTest {
    @Test
    void aUserIsARowWithItsRole() {
        TestProjector projections = new TestProjector();
        projections.given(new Story().userCreated("root", Role.ADMINISTRATOR));

        assertThat(projections.rows("select username, full_name, role, position from directory.app_user"))
                .containsExactly("root | root Full | administrator | 1");
    }
}
