package io.switchlog.messages.agent.settings;

/**
 * Why settings cannot be, or what should be thought of.
 *
 * @param field the setting's path
 * @param message what is wrong with it, as the end of a sentence
 * @param feature id of what the product's description says of it
 */
public record Problem(String field, String message, String feature) {}
