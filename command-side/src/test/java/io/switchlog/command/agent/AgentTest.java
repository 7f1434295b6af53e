package io.switchlog.command.agent;

import io.switchlog.command.Centre;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What tests of agents share: a centre, whose clock they only move forward and whose settings they leave alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AgentTest {
    final Centre centre = new Centre();

    @AfterAll
    void closeCentre() {
        centre.close();
    }
}
