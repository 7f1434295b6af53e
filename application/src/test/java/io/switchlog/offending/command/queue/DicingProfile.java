package io.switchlog.offending.command.queue;

/** A profile is a fold too. */
public record DicingProfile(double number) {
    DicingProfile after() {
        return new DicingProfile(Math.random() + System.getenv().size());
    }
}
