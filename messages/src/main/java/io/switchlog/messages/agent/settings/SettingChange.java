package io.switchlog.messages.agent.settings;

/**
 * One setting that became another, as events have it.
 *
 * @param setting its path
 * @param from the value that it had: a truth value, a number, a text or a list of texts
 */
public record SettingChange(String setting, Object from, Object to) {}
