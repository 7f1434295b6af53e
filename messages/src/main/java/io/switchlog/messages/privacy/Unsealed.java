package io.switchlog.messages.privacy;

/** What is in a {@link Sealed} envelope today. */
public sealed interface Unsealed {

    /** The person's key exists. */
    record Readable(String value) implements Unsealed {}

    /** The person was forgotten: nobody can read this any more. */
    record Erased() implements Unsealed {}

    /** The text to show where a text is needed: the value, or a mark that cannot be mistaken for one. */
    default String orMark() {
        return this instanceof Readable readable ? readable.value() : "[erased]";
    }
}
