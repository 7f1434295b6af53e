alter table bridge.link add column turn bigint not null default 0;
comment on column bridge.link.turn is 'Counts up whenever a node begins to listen; whoever began before stores nothing any more';
