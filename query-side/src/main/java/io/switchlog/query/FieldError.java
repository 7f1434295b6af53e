package io.switchlog.query;

/** What is wrong with one parameter of a request. */
public record FieldError(String field, String message) {}
