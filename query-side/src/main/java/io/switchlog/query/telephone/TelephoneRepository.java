package io.switchlog.query.telephone;

import io.switchlog.query.ReadRepository;

/** The telephones that there are. */
interface TelephoneRepository extends ReadRepository<TelephoneEntity> {}
