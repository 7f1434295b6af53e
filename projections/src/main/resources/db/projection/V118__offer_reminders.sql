alter table history.offer
    add column auto_answer_at timestamptz,
    add column renotified     integer not null default 0,
    add column last_position  bigint;
update history.offer set last_position = coalesce(ended_position, offered_position);
alter table history.offer alter column last_position set not null;
comment on column history.offer.auto_answer_at is 'When it is accepted for the agent; null if that is left to him';
comment on column history.offer.renotified is 'How often the agent was reminded of it';
comment on column history.offer.last_position is 'Position of the last event about this row';
