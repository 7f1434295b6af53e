package io.switchlog.query.queue;

import io.switchlog.query.ReadRepository;

/** The queues there are. */
interface QueueRepository extends ReadRepository<QueueEntity> {}
