-- Which AI assistants an agent ever had is asked by commands, and such events are few among all.
create index event_assistant_added on log.event ((payload ->> 'agentId')) where name = 'ai-assistant.agent-added';
