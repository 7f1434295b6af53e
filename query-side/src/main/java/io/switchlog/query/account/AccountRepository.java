package io.switchlog.query.account;

import io.switchlog.query.ReadRepository;

/** The accounts there are. */
interface AccountRepository extends ReadRepository<AccountEntity> {}
