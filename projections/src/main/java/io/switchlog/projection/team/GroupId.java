package io.switchlog.projection.team;

import java.util.UUID;

/** Key of a team, a profile or an AI assistant. */
record GroupId(UUID groupId) {}
