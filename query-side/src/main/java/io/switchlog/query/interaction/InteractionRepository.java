package io.switchlog.query.interaction;

import io.switchlog.query.ReadRepository;

/** Every interaction as it stands now. */
interface InteractionRepository extends ReadRepository<InteractionEntity> {}
