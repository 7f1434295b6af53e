-- Few are at work, disabled or locked out among many, and lists filter and sort by it.
create index agent_state_at_work on history.agent_state (agent_id) where to_at is null and state <> 'logged_out';
create index agent_settings_disabled on directory.agent_settings (agent_id) where (settings ->> 'security.disabled')::boolean;
create index sign_in_locked on directory.sign_in (person_id) where locked;

comment on column report.report_agent.agent_name is 'Full name as of the end of the interval, or as of now while it lasts; [erased] if the agent''s data were erased';
