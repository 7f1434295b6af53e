-- With these, what was at any time can be told without asking the directory, which knows only what is.
create table history.agent_profile (
    agent_id       uuid        not null,
    username       text        not null,
    full_name      text        not null,
    alias          text,
    typology       text        not null,
    internal       text,
    login_in_pause boolean     not null,
    from_at        timestamptz not null,
    to_at          timestamptz check (to_at >= from_at),
    from_position  bigint      not null,
    to_position    bigint      check (to_position > from_position),
    primary key (agent_id, from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index agent_profile_open on history.agent_profile (agent_id) where to_at is null;
comment on table history.agent_profile is 'Who each agent was, one row per interval from the agent''s creation on, without gap or overlap. Now: to_at is null. Names whose key was destroyed read [erased] after a rebuild.';
comment on column history.agent_profile.agent_id is 'The agent';
comment on column history.agent_profile.username is 'Login name';
comment on column history.agent_profile.full_name is 'Full name';
comment on column history.agent_profile.alias is 'Name shown instead of the login name, if any';
comment on column history.agent_profile.typology is 'WEBRTC, PHONEBAR, EXTERNAL or MOBILE';
comment on column history.agent_profile.internal is 'Extension, if any';
comment on column history.agent_profile.login_in_pause is 'Whether each login started in pause on every channel';
comment on column history.agent_profile.from_at is 'Since when all this held';
comment on column history.agent_profile.to_at is 'When some of it changed; null while it holds';
comment on column history.agent_profile.from_position is 'Position of the event that began it';
comment on column history.agent_profile.to_position is 'Position of the event that ended it';

create table history.queue_profile (
    queue_id                uuid        not null,
    name                    text        not null,
    channel                 text        not null,
    strategy                text        not null,
    agent_timeout_seconds   integer     not null,
    weight                  integer     not null,
    wrap_up_seconds         integer     not null,
    renotify_seconds        integer     not null,
    missed_offer_action     text        not null,
    missed_offer_after      integer     not null,
    requeue_on_logged_out   boolean     not null,
    requeue_on_disconnected boolean     not null,
    requeue_on_paused       boolean     not null,
    from_at                 timestamptz not null,
    to_at                   timestamptz check (to_at >= from_at),
    from_position           bigint      not null,
    to_position             bigint      check (to_position > from_position),
    primary key (queue_id, from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index queue_profile_open on history.queue_profile (queue_id) where to_at is null;
comment on table history.queue_profile is 'What each queue was, one row per interval from its creation to its deletion, without gap or overlap. Now: to_at is null; a deleted queue has no such row.';
comment on column history.queue_profile.queue_id is 'The queue';
comment on column history.queue_profile.name is 'Name';
comment on column history.queue_profile.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column history.queue_profile.strategy is 'How agents were picked: rrmemory, beepall, leastrecent, fewestcalls, random, linear or weighted';
comment on column history.queue_profile.agent_timeout_seconds is 'How long one offer stood, in seconds';
comment on column history.queue_profile.weight is '0 to 10: which queue went first when an agent could serve several';
comment on column history.queue_profile.wrap_up_seconds is 'How long an agent wrapped up after closing one of its interactions, in seconds; 0 for not at all';
comment on column history.queue_profile.renotify_seconds is 'How often an agent was reminded of an offer while it stood, in seconds; 0 for never';
comment on column history.queue_profile.missed_offer_action is 'What happened to an agent who let its offers expire: none, pause or not_responding';
comment on column history.queue_profile.missed_offer_after is 'After how many missed offers in a row; without meaning where nothing happened';
comment on column history.queue_profile.requeue_on_logged_out is 'Whether an accepted interaction waited again when its agent logged out';
comment on column history.queue_profile.requeue_on_disconnected is 'Whether it did when his desktop gave no sign of life any more';
comment on column history.queue_profile.requeue_on_paused is 'Whether it did when he paused on its channel';
comment on column history.queue_profile.from_at is 'Since when all this held';
comment on column history.queue_profile.to_at is 'When some of it changed or the queue was deleted; null while it holds';
comment on column history.queue_profile.from_position is 'Position of the event that began it';
comment on column history.queue_profile.to_position is 'Position of the event that ended it';

create table history.account_profile (
    account_id    uuid        not null,
    name          text        not null,
    channel       text        not null,
    route         jsonb       not null,
    from_at       timestamptz not null,
    to_at         timestamptz check (to_at >= from_at),
    from_position bigint      not null,
    to_position   bigint      check (to_position > from_position),
    primary key (account_id, from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index account_profile_open on history.account_profile (account_id) where to_at is null;
comment on table history.account_profile is 'What each account was, one row per interval from its creation to its deletion, without gap or overlap. Now: to_at is null; a deleted account has no such row.';
comment on column history.account_profile.account_id is 'The account';
comment on column history.account_profile.name is 'Name';
comment on column history.account_profile.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column history.account_profile.route is 'Array of steps in order, each {"queueId" or "agentId", "timeoutSeconds"}';
comment on column history.account_profile.from_at is 'Since when all this held';
comment on column history.account_profile.to_at is 'When some of it changed or the account was deleted; null while it holds';
comment on column history.account_profile.from_position is 'Position of the event that began it';
comment on column history.account_profile.to_position is 'Position of the event that ended it';

create table history.interaction_state (
    interaction_id    uuid        not null,
    from_position     bigint      not null,
    channel           text        not null,
    account_id        uuid        not null,
    status            text        not null check (status in ('waiting', 'accepted')),
    step_no           integer     not null check (step_no >= 0),
    route_no          integer     not null,
    queue_id          uuid,
    queue_name        text,
    directed_agent_id uuid,
    agent_id          uuid,
    step_began_at     timestamptz,
    timeout_at        timestamptz,
    accepted_at       timestamptz,
    ended_by          text        check (ended_by in ('queued', 'directed', 'accepted', 'transferred', 'requeued',
                                                      'timed_out', 'abandoned', 'closed')),
    from_at           timestamptz not null,
    to_at             timestamptz check (to_at >= from_at),
    to_position       bigint      check (to_position > from_position),
    next_position     bigint      check (next_position >= to_position),
    last_position     bigint      not null,
    primary key (interaction_id, from_position),
    check ((to_at is null) = (to_position is null)),
    check ((to_at is null) = (ended_by is null)),
    check ((status = 'accepted') = (agent_id is not null)),
    check ((status = 'accepted') = (accepted_at is not null)),
    check (next_position is null or to_position is not null)
);
create unique index interaction_state_open on history.interaction_state (interaction_id) where to_at is null;
comment on table history.interaction_state is 'What each interaction was while it was open, one row per interval, without overlap: waiting in one step, or with one agent. Open now: to_at is null. An interaction that is over has no row since then, and rows again after it was reopened or routed anew.';
comment on column history.interaction_state.interaction_id is 'The interaction';
comment on column history.interaction_state.from_position is 'Position of the event that began it';
comment on column history.interaction_state.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column history.interaction_state.account_id is 'The account that the contact reached';
comment on column history.interaction_state.status is 'waiting, or accepted: an agent has it. Waiting and notified at the same time: a row in history.offer';
comment on column history.interaction_state.step_no is 'The step it waited in or was accepted from, from 1; 0 before the first';
comment on column history.interaction_state.route_no is 'Which pass through a route the step belongs to, from 1; 0 before the first step';
comment on column history.interaction_state.queue_id is 'Queue of the step, null in a step that names an agent';
comment on column history.interaction_state.queue_name is 'Name of that queue when the step began';
comment on column history.interaction_state.directed_agent_id is 'The agent whom the step names, null in a queue step';
comment on column history.interaction_state.agent_id is 'Who had it; null while it waited';
comment on column history.interaction_state.step_began_at is 'When the step began; null for the instant between two steps';
comment on column history.interaction_state.timeout_at is 'When the step ends, or would have ended, if nobody accepts';
comment on column history.interaction_state.accepted_at is 'When the agent accepted it or got it back by its reopening; null while it waited';
comment on column history.interaction_state.ended_by is 'How the interval ended: queued or directed: its first step, or the next after a transfer and the like, began; timed_out: the step did, and the next one began or the route was over; accepted; abandoned; closed; transferred; requeued: the agent was gone. Null while it lasts';
comment on column history.interaction_state.from_at is 'When it began';
comment on column history.interaction_state.to_at is 'When it ended; null while it lasts';
comment on column history.interaction_state.to_position is 'Position of the event that ended it';
comment on column history.interaction_state.next_position is 'Position of the event that began the next interval of the interaction; null in its last';
comment on column history.interaction_state.last_position is 'Position of the last event about this row';
