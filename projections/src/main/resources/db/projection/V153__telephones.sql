create table directory.telephone (
    telephone_id uuid        not null primary key,
    name         text        not null,
    endpoint     text        not null,
    registered   boolean     not null,
    removed      boolean     not null,
    agent_id     uuid,
    session_id   uuid,
    occupied_at  timestamptz,
    created_at   timestamptz not null,
    position     bigint      not null,
    check ((agent_id is null) = (session_id is null)),
    check ((agent_id is null) = (occupied_at is null))
);
comment on table directory.telephone is 'The telephones that hot desk agents share; removed ones stay, marked';
comment on column directory.telephone.telephone_id is 'Identifies the telephone for ever';
comment on column directory.telephone.name is 'Name as of now';
comment on column directory.telephone.endpoint is 'Under which the switchboard knows it, such as PJSIP/desk-7';
comment on column directory.telephone.registered is 'Whether the switchboard can reach it';
comment on column directory.telephone.removed is 'Whether it is gone for good';
comment on column directory.telephone.agent_id is 'The agent who sits at it; null if nobody does';
comment on column directory.telephone.session_id is 'The session in which he sits there';
comment on column directory.telephone.occupied_at is 'When he sat down';
comment on column directory.telephone.created_at is 'When the telephone was added';
comment on column directory.telephone.position is 'Position of the last event about this row';
