-- Intervals of one thing never overlap: the database sees to it, whatever writes them (ADR 25). An interval that lasts no
-- time at all is an empty range and overlaps nothing.
create extension if not exists btree_gist;

alter table history.agent_state add constraint agent_state_no_overlap
    exclude using gist (agent_id with =, channel with =, tstzrange(from_at, to_at) with &&);
alter table history.agent_capacity add constraint agent_capacity_no_overlap
    exclude using gist (agent_id with =, channel with =, tstzrange(from_at, to_at) with &&);
alter table history.agent_profile add constraint agent_profile_no_overlap
    exclude using gist (agent_id with =, tstzrange(from_at, to_at) with &&);
alter table history.membership add constraint membership_no_overlap
    exclude using gist (queue_id with =, agent_id with =, tstzrange(from_at, to_at) with &&);
alter table history.queue_profile add constraint queue_profile_no_overlap
    exclude using gist (queue_id with =, tstzrange(from_at, to_at) with &&);
alter table history.account_profile add constraint account_profile_no_overlap
    exclude using gist (account_id with =, tstzrange(from_at, to_at) with &&);
alter table history.centre_settings add constraint centre_settings_no_overlap
    exclude using gist (tstzrange(from_at, to_at) with &&);
alter table history.interaction_state add constraint interaction_state_no_overlap
    exclude using gist (interaction_id with =, tstzrange(from_at, to_at) with &&);
-- At most one agent has an interaction at a time.
alter table history.engagement add constraint engagement_no_overlap
    exclude using gist (interaction_id with =, tstzrange(accepted_at, closed_at) with &&);

-- What was at a time, among any number of rows: the ranges that contain it. Those with an end are closed here, because
-- what counts is not the time but the position, and that decides afterwards.
create index agent_state_as_of on history.agent_state using gist (tstzrange(from_at, to_at, '[]'));
create index interaction_state_as_of on history.interaction_state using gist (tstzrange(from_at, to_at, '[]'));
create index engagement_as_of on history.engagement using gist (tstzrange(accepted_at, closed_at, '[]'));
create index offer_as_of on history.offer using gist (tstzrange(offered_at, ended_at, '[]'));

-- Rows lie nearly in the order of their times, so a few pages of index tell where a time is. Several ranges per block of
-- pages, because what lasts for days is written again at its end, among what is new.
drop index history.agent_state_from_at_idx;
drop index history.offer_offered_at_idx;
drop index history.engagement_accepted_at_idx;
create index agent_state_began on history.agent_state
    using brin (from_at timestamptz_minmax_multi_ops) with (pages_per_range = 32);
create index interaction_state_began on history.interaction_state
    using brin (from_at timestamptz_minmax_multi_ops) with (pages_per_range = 32);
create index engagement_began on history.engagement
    using brin (accepted_at timestamptz_minmax_multi_ops) with (pages_per_range = 32);
create index offer_began on history.offer
    using brin (offered_at timestamptz_minmax_multi_ops) with (pages_per_range = 32);
