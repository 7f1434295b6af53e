package io.switchlog.query.agent;

import io.switchlog.query.ReadRepository;

/** The reasons for which agents pause. */
interface PauseReasonRepository extends ReadRepository<PauseReasonEntity> {}
