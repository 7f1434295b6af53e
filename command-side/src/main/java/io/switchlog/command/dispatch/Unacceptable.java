package io.switchlog.command.dispatch;

/** What is asked for makes no sense, in itself or as things are. Nothing was recorded of it. */
public abstract class Unacceptable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected Unacceptable(String message) {
        super(message, null, false, false);
    }
}
