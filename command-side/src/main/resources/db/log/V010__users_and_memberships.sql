-- What users there are, and in which queues an agent was ever put: both are asked by commands, and both are few among
-- all events.
create index event_user on log.event (stream_id) where stream_type = 'user' and sequence = 0;
create index event_member_added on log.event ((payload ->> 'agentId')) where name = 'queue.member-added';
