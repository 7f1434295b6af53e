package io.switchlog.command.log;

/** A command names something that does not exist. */
public final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unknown(String kind, Object id) {
        super("There is no " + kind + " " + id + ".", null, false, false);
    }
}
