alter table directory.interaction
    add column route_no integer not null default 0,
    add column origin   text;
-- Until now there was only the first pass through a route.
update directory.interaction set route_no = 1, origin = 'new' where step_no > 0;
alter table directory.interaction
    alter column route_no drop default,
    add check ((origin is null) = (step_no = 0));
comment on column directory.interaction.route_no is 'Which pass through a route the step belongs to, from 1; 0 before the first step';
comment on column directory.interaction.origin is 'What brought it onto that route: new, reopened, transfer, or requeued because its agent was gone; null before the first step';
comment on column directory.interaction.agent_id is 'Who has it, or had it when it was closed';
comment on column directory.interaction.accepted_at is 'When that agent accepted it or got it back by its reopening';
comment on column directory.interaction.ended_at is 'When it was closed, abandoned or timed out for good; null again after it was reopened or routed anew';
