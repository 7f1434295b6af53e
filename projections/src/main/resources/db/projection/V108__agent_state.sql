create table history.agent_state (
    agent_id      uuid        not null,
    channel       text        not null,
    state         text        not null check (state in ('logged_out', 'available', 'paused')),
    reason        text        check (reason is null or state = 'paused'),
    session_id    uuid        check ((session_id is null) = (state = 'logged_out')),
    from_at       timestamptz not null,
    to_at         timestamptz check (to_at >= from_at),
    duration_ms   bigint generated always as (floor(extract(epoch from to_at - from_at) * 1000)::bigint) stored,
    from_position bigint      not null,
    to_position   bigint      check (to_position > from_position),
    primary key (agent_id, channel, from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index agent_state_open on history.agent_state (agent_id, channel) where to_at is null;
create index on history.agent_state (from_at);
comment on table history.agent_state is 'State of each agent on each channel, one row per interval from the agent''s creation on, without gap or overlap. Now: to_at is null. At T: from_at <= T and (to_at > T or to_at is null).';
comment on column history.agent_state.agent_id is 'The agent';
comment on column history.agent_state.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column history.agent_state.state is 'logged_out, available or paused';
comment on column history.agent_state.reason is 'Reason of the pause';
comment on column history.agent_state.session_id is 'The session, from login to logout';
comment on column history.agent_state.from_at is 'When the state began';
comment on column history.agent_state.to_at is 'When it ended; null while it lasts';
comment on column history.agent_state.duration_ms is 'to_at minus from_at in milliseconds; null while it lasts';
comment on column history.agent_state.from_position is 'Position of the event that began it';
comment on column history.agent_state.to_position is 'Position of the event that ended it';
