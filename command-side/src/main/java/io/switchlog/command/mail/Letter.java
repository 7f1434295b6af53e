package io.switchlog.command.mail;

/** A mail in plain text. */
public record Letter(String to, String subject, String text) {}
