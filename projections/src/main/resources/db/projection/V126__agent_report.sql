create table report.report_agent (
    id                uuid        not null primary key,
    agent_id          uuid        not null,
    agent_name        text        not null,
    session_id        uuid,
    axis              text        not null check (axis in ('unified', 'channel', 'queue')),
    channel           text,
    queue_id          uuid,
    state             text        not null
        check (state in ('LOGGED_OUT', 'AVAILABLE', 'PAUSED', 'OFFERED', 'BUSY', 'WRAP_UP', 'NOT_RESPONDING', 'UNREACHABLE')),
    pause_reason      text,
    productive        boolean,
    entered_at        timestamptz not null,
    left_at           timestamptz,
    duration_ms       bigint generated always as (floor(extract(epoch from left_at - entered_at) * 1000)::bigint) stored,
    origin            text        not null check (origin in ('agent', 'phone', 'supervisor', 'system', 'reconciliation')),
    actor_id          uuid,
    ended_by          text        check (ended_by in ('agent', 'phone', 'supervisor', 'system', 'reconciliation')),
    open_interactions integer     not null check (open_interactions >= 0),
    first_event_seq   bigint      not null,
    last_event_seq    bigint      not null,
    recorded_at       timestamptz not null,
    constraint report_agent_axis
        check ((axis = 'unified') = (channel is null) and (axis = 'queue') = (queue_id is not null)),
    constraint report_agent_session check ((session_id is null) = (state = 'LOGGED_OUT')),
    constraint report_agent_pause check (state = 'PAUSED' or num_nonnulls(pause_reason, productive) = 0),
    constraint report_agent_left check (left_at >= entered_at and (left_at is null) = (ended_by is null)),
    constraint report_agent_no_overlap
        exclude using gist (agent_id with =, coalesce(channel, '') with =, tstzrange(entered_at, left_at) with &&)
);
create index on report.report_agent (agent_id, entered_at);
create index report_agent_span on report.report_agent using gist (tstzrange(entered_at, left_at));
comment on table report.report_agent is 'State of each agent, one row per interval from the agent''s creation on, without gap or overlap: on axis unified one at a time, on axis channel one at a time on each channel. Never sum across axes, nor over channels: the same time would count several times. Still lasting: left_at is null.';
comment on column report.report_agent.id is 'UUID version 5 of axis/channel/first_event_seq in the name space of the agent''s id: the same after every rebuild';
comment on column report.report_agent.agent_id is 'The agent';
comment on column report.report_agent.agent_name is 'Full name as of entering; [erased] if the agent''s data were erased';
comment on column report.report_agent.session_id is 'The session, from login to logout; null while logged out. The intervals of one session on axis unified last exactly as long as the session';
comment on column report.report_agent.axis is 'unified: the agent as a whole; channel: the agent on one channel. queue is reserved';
comment on column report.report_agent.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp; null on axis unified';
comment on column report.report_agent.queue_id is 'Reserved: the queue on axis queue';
comment on column report.report_agent.state is 'Of what holds, the first in this order: LOGGED_OUT; PAUSED: on axis unified, on every channel; BUSY: has at least one open interaction; OFFERED: is notified of at least one; NOT_RESPONDING: let too many offers expire; WRAP_UP: on axis unified, on any channel; AVAILABLE. On axis channel, interactions and offers of that channel only. UNREACHABLE is reserved';
comment on column report.report_agent.pause_reason is 'Reason of the pause; null outside PAUSED and where it differs from channel to channel';
comment on column report.report_agent.productive is 'Whether the pause counts as work, by the catalogue when it began; null outside PAUSED, if the catalogue did not have the reason, and where it differs from channel to channel';
comment on column report.report_agent.entered_at is 'When the state began';
comment on column report.report_agent.left_at is 'When it ended; null while it lasts';
comment on column report.report_agent.duration_ms is 'left_at minus entered_at in milliseconds; null while it lasts';
comment on column report.report_agent.origin is 'What brought it about: agent: the agent; supervisor: somebody who acted for the agent; phone; system: routing, a timer, what others did; reconciliation';
comment on column report.report_agent.actor_id is 'Who caused the event, an agent or a user; null if it was a process';
comment on column report.report_agent.ended_by is 'What brought about its end, as in origin; null while it lasts';
comment on column report.report_agent.open_interactions is 'How many interactions the agent had open on entering: on axis unified in all, on axis channel on that channel';
comment on column report.report_agent.first_event_seq is 'Position in the log of the event that began it';
comment on column report.report_agent.last_event_seq is 'Position in the log of the last event about this row';
comment on column report.report_agent.recorded_at is 'When its first event was recorded';

create table projection.agent_at_work (
    agent_id       uuid    not null,
    scope          text    not null,
    interval_id    uuid    not null,
    command_id     text,
    session_id     uuid,
    pause_reason   text,
    productive     boolean,
    not_responding boolean not null,
    wrapping_up    boolean not null,
    offers         uuid[]  not null,
    interactions   uuid[]  not null,
    position       bigint  not null,
    primary key (agent_id, scope)
);
comment on table projection.agent_at_work is 'For each lasting row of report_agent: what holds of the agent, shown or beneath what is shown. Not for reports.';
comment on column projection.agent_at_work.agent_id is 'The agent';
comment on column projection.agent_at_work.scope is 'unified, or the channel. What holds is kept by channel only';
comment on column projection.agent_at_work.interval_id is 'id of the row in report.report_agent';
comment on column projection.agent_at_work.command_id is 'The command that began it; what one command brings about is one interval';
comment on column projection.agent_at_work.session_id is 'The session; null while logged out';
comment on column projection.agent_at_work.pause_reason is 'Reason of the pause; null if there is none';
comment on column projection.agent_at_work.productive is 'Whether the pause counts as work';
comment on column projection.agent_at_work.not_responding is 'Whether the agent counts as away';
comment on column projection.agent_at_work.wrapping_up is 'Whether the agent wraps up on the channel';
comment on column projection.agent_at_work.offers is 'Interactions of which the agent is notified, sorted';
comment on column projection.agent_at_work.interactions is 'Interactions that the agent has open, sorted';
comment on column projection.agent_at_work.position is 'Position of the last event about this row';

create view report.report_agent_load as
select r.id, r.agent_id, r.axis, r.channel, r.state, r.entered_at, r.left_at, r.open_interactions,
       s.max_open_tabs as tab_limit, c.capacity
from report.report_agent r
left join history.centre_settings s
       on s.from_position <= r.first_event_seq and (s.to_position > r.first_event_seq or s.to_position is null)
left join history.agent_capacity c
       on c.agent_id = r.agent_id and c.channel = r.channel
      and c.from_position <= r.first_event_seq and (c.to_position > r.first_event_seq or c.to_position is null);
comment on view report.report_agent_load is 'The rows of report_agent with the limits as of entering';
comment on column report.report_agent_load.id is 'id of the row in report_agent';
comment on column report.report_agent_load.agent_id is 'The agent';
comment on column report.report_agent_load.axis is 'unified: the agent as a whole; channel: the agent on one channel';
comment on column report.report_agent_load.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp; null on axis unified';
comment on column report.report_agent_load.state is 'As in report_agent';
comment on column report.report_agent_load.entered_at is 'When the state began';
comment on column report.report_agent_load.left_at is 'When it ended; null while it lasts';
comment on column report.report_agent_load.open_interactions is 'How many interactions the agent had open on entering';
comment on column report.report_agent_load.tab_limit is 'Most open interactions of one agent over all channels, as of entering; 0 for no limit';
comment on column report.report_agent_load.capacity is 'Most open interactions of this agent on this channel, as of entering; 0 for no limit, null on axis unified and for voice';
