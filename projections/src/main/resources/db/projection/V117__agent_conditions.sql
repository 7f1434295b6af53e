alter table history.agent_state
    drop constraint agent_state_state_check,
    add column productive       boolean,
    add column due_back_at      timestamptz,
    add column overran_at       timestamptz check (overran_at >= from_at),
    add column not_responding   boolean not null default false,
    add column wrap_up_ends_at  timestamptz,
    add column logout_cause     text,
    add column session_began_at timestamptz,
    add column last_position    bigint;

-- Rows of before have none of the new conditions. When their session began follows from the rows themselves.
update history.agent_state s
set last_position = coalesce(s.to_position, s.from_position),
    session_began_at = case when s.session_id is not null then
        (select min(f.from_at) from history.agent_state f
         where f.agent_id = s.agent_id and f.channel = s.channel and f.session_id = s.session_id) end;

alter table history.agent_state
    alter column last_position set not null,
    add constraint agent_state_first_condition_that_holds check (state = case
        when session_id is null then 'logged_out'
        when reason is not null then 'paused'
        when not_responding then 'not_responding'
        when wrap_up_ends_at is not null then 'wrap_up'
        else 'available' end),
    add constraint agent_state_conditions_in_a_session
        check (session_id is not null or not not_responding and wrap_up_ends_at is null),
    add constraint agent_state_terms_of_a_pause
        check (state = 'paused' or num_nonnulls(productive, due_back_at, overran_at) = 0),
    add constraint agent_state_session_began check ((session_began_at is null) = (session_id is null)),
    add constraint agent_state_logout check (logout_cause is null or state = 'logged_out');

-- For the state at a time of long ago.
create index on history.agent_state (agent_id, channel, from_at);

comment on column history.agent_state.state is 'Of what holds, the first in this order: logged_out, paused, not_responding, wrap_up, available';
comment on column history.agent_state.productive is 'Whether the pause counts as work, by the catalogue when it began; null if the catalogue did not have the reason';
comment on column history.agent_state.due_back_at is 'When the pause exceeds what its reason allows; null if nothing limits it';
comment on column history.agent_state.overran_at is 'When that was noted; the pause went on';
comment on column history.agent_state.not_responding is 'Whether the agent counts as away, because he let too many offers expire, also beneath a pause';
comment on column history.agent_state.wrap_up_ends_at is 'When the wrap-up ends, also of one beneath a pause; null if there is none';
comment on column history.agent_state.logout_cause is 'Why the session before ended: requested, forced, replaced or heartbeat_lost; null if that is not known';
comment on column history.agent_state.session_began_at is 'When the session began';
comment on column history.agent_state.last_position is 'Position of the last event about this row';
