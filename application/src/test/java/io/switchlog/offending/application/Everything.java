package io.switchlog.offending.application;

/** What knows all, and whom nobody may know. */
public final class Everything {}
