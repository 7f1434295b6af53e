alter table history.engagement
    add column began_by text not null default 'accepted' check (began_by in ('accepted', 'reopened')),
    add column ended_by text check (ended_by in ('closed', 'transferred', 'requeued'));
update history.engagement set ended_by = 'closed' where closed_at is not null;
alter table history.engagement
    alter column began_by drop default,
    add constraint engagement_ended_by check ((ended_by is null) = (closed_at is null));

-- For what an agent had open at a time of not long ago.
create index on history.engagement (agent_id, closed_at);

comment on table history.engagement is 'Which agent had which interaction, from acceptance or reopening to close, transfer or requeueing. Open now: closed_at is null.';
comment on column history.engagement.agent_id is 'The agent who had it';
comment on column history.engagement.queue_id is 'Queue from which it was accepted, null from a step that names the agent';
comment on column history.engagement.accepted_at is 'When the agent accepted it or got it back by its reopening';
comment on column history.engagement.closed_at is 'When the agent let go of it; null while it is open';
comment on column history.engagement.began_by is 'accepted, or reopened: a message of the contact opened it again and the agent got it without an offer';
comment on column history.engagement.ended_by is 'closed, transferred, or requeued: the agent was gone and it waits again; null while it is open';
