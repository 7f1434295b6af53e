create table directory.agent_telephone (
    agent_id  uuid        not null,
    pbx       text        not null,
    connected boolean     not null,
    since     timestamptz not null,
    position  bigint      not null,
    primary key (agent_id, pbx)
);
comment on table directory.agent_telephone is 'Which switchboards reach the agents'' own telephones; no row for those of which none has said anything';
comment on column directory.agent_telephone.agent_id is 'The agent';
comment on column directory.agent_telephone.pbx is 'Name of the switchboard';
comment on column directory.agent_telephone.connected is 'Whether it reaches the telephone: calls would ring';
comment on column directory.agent_telephone.since is 'When that was recorded';
comment on column directory.agent_telephone.position is 'Position of the last event about this row';
