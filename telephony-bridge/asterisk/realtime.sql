-- What Asterisk reads of telephones and writes of queues, in a database of its own: Asterisk's names and meanings.
-- Columns that nobody sets are left out; Asterisk asks only for those that there are.
create table ps_endpoints (
    id varchar(40) primary key,
    aors varchar(200),
    auth varchar(40),
    transport varchar(40),
    context varchar(80),
    disallow varchar(200),
    allow varchar(200),
    callerid varchar(120),
    mailboxes varchar(80),
    set_var text,
    webrtc varchar(3),
    media_encryption varchar(10),
    force_rport varchar(3),
    rewrite_contact varchar(3),
    rtp_symmetric varchar(3),
    ice_support varchar(3),
    direct_media varchar(3),
    call_group varchar(200),
    pickup_group varchar(200),
    max_video_streams integer,
    deny varchar(100),
    permit varchar(100),
    outbound_proxy varchar(255),
    device_state_busy_at integer);

create table ps_auths (
    id varchar(40) primary key,
    auth_type varchar(20) not null,
    username varchar(40) not null,
    password varchar(120),
    md5_cred varchar(40),
    realm varchar(80));

create table ps_aors (
    id varchar(40) primary key,
    contact varchar(255),
    max_contacts integer,
    remove_existing varchar(3),
    default_expiration integer,
    minimum_expiration integer,
    maximum_expiration integer,
    qualify_frequency integer,
    mailboxes varchar(80));

create table ps_contacts (
    id varchar(255) primary key,
    uri varchar(511),
    expiration_time bigint,
    qualify_frequency integer,
    qualify_timeout double precision,
    qualify_2xx_only varchar(5),
    authenticate_qualify varchar(5),
    outbound_proxy varchar(255),
    path text,
    user_agent varchar(255),
    reg_server varchar(255),
    via_addr varchar(40),
    via_port integer,
    call_id varchar(255),
    endpoint varchar(255),
    prune_on_boot varchar(5));

create table voicemail_users (
    uniqueid serial primary key,
    context varchar(80) not null,
    mailbox varchar(80) not null,
    password varchar(80) not null,
    fullname varchar(80),
    email varchar(80),
    stamp timestamptz,
    unique (context, mailbox));

-- What the dialplan asks when somebody calls an agent directly.
create table switchlog_phones (
    id varchar(40) primary key,
    ring_in_use varchar(3) not null,
    do_not_disturb varchar(3) not null,
    forward_to varchar(40) not null,
    voicemail varchar(3) not null);

-- The role's time zone is UTC, as Asterisk writes times in GMT and without saying so.
-- Queues; kept_by says whose row it is and means nothing to Asterisk.
create table queues (
    name varchar(128) primary key,
    strategy varchar(20) not null,
    timeout integer not null,
    weight integer not null,
    retry integer not null default 1,
    timeoutpriority varchar(10) not null default 'conf',
    wrapuptime integer not null default 0,
    ringinuse varchar(3) not null default 'no',
    joinempty varchar(80) not null default 'yes',
    leavewhenempty varchar(80) not null default 'no',
    setqueuevar varchar(3) not null default 'yes',
    servicelevel integer not null default 20,
    membergosub varchar(80) not null default 'switchlog-answered,s,1',
    musicclass varchar(80) not null default 'default',
    kept_by varchar(40));

create table queue_log (
    id bigserial primary key,
    time timestamptz not null,
    callid varchar(80) not null default '',
    queuename varchar(128) not null default '',
    agent varchar(80) not null default '',
    event varchar(32) not null default '',
    data1 varchar(100) not null default '',
    data2 varchar(100) not null default '',
    data3 varchar(100) not null default '',
    data4 varchar(100) not null default '',
    data5 varchar(100) not null default '');
create index on queue_log (callid);
