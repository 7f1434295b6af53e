package io.switchlog.command.interaction;

import io.switchlog.command.Centre;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What tests of interactions share: a centre, whose clock they only move forward. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteractionTest {
    final Centre centre = new Centre();

    @AfterAll
    void closeCentre() {
        centre.close();
    }
}
