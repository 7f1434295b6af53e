package io.switchlog.query.access;

import io.switchlog.query.ReadRepository;

/** The users there are. */
interface UserRepository extends ReadRepository<UserEntity> {}
