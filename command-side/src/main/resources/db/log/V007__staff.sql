-- All queues of a channel at once: queues are few among the streams of the log, so this index stays small.
create index event_queues on log.event (position) where stream_type = 'queue' and sequence = 0;

-- Pictures of agents. The log says which one an agent has, by its hash, and holds no picture.
create schema media;
comment on schema media is 'What belongs to people and is too big for the log';
create table media.avatar (
    agent_id     uuid        not null,
    sha256       text        not null,
    content_type text        not null check (content_type in ('image/png', 'image/jpeg')),
    image        bytea       not null check (length(image) <= 8388608),
    stored_at    timestamptz not null,
    primary key (agent_id, sha256)
);
alter table media.avatar alter column image set storage external;
comment on table media.avatar is 'Pictures of agents; the one that the log names is his, others are on their way in or out';
comment on column media.avatar.agent_id is 'The agent';
comment on column media.avatar.sha256 is 'Of the picture, as in the log';
comment on column media.avatar.content_type is 'image/png or image/jpeg, by its content';
comment on column media.avatar.image is 'The picture as it was given, without what cameras write into it';
comment on column media.avatar.stored_at is 'When it was stored';
grant usage on schema media to log_writer, query_reader;
grant select, insert, update, delete on media.avatar to log_writer;
grant select on media.avatar to query_reader;
