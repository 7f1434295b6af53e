package io.switchlog.projection.interaction;

import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.Story;
import java.util.List;

/** Valid histories at random: the same seed gives the same. */
public final class RandomHistory {
    private final Dice dice;
    private final Story story = new Story();
    private final RandomCentre centre;
    private final RandomAgents agents;
    private final RandomContacts contacts;

    public RandomHistory(long seed) {
        this(seed, true);
    }

    private RandomHistory(long seed, boolean allEvents) {
        dice = new Dice(seed);
        centre = new RandomCentre(dice, story, allEvents);
        agents = new RandomAgents(dice, story, allEvents);
        contacts = new RandomContacts(dice, story, centre, allEvents);
    }

    /** One with the events and the fields that there were in the first version only. */
    public static RandomHistory ofTheFirstVersion(long seed) {
        return new RandomHistory(seed, false);
    }

    public List<Recorded> events(int atLeast) {
        agents.begin();
        centre.begin();
        while (story.events().size() < atLeast) {
            story.after(dice.below(3) == 0 ? 0 : dice.below(5_000_000) / 1e6);
            story.command("command after " + story.events().size());
            act();
        }
        return story.events();
    }

    private void act() {
        switch (dice.below(22)) {
            case 0, 1, 2, 3 -> agents.act();
            case 4, 20 -> centre.act();
            case 5, 6, 7 -> contacts.receive();
            case 8, 9, 10, 21 -> contacts.offer();
            case 11 -> contacts.endOffer();
            case 12 -> contacts.remind();
            case 13, 14 -> contacts.accept();
            case 15 -> contacts.giveUp();
            case 16 -> contacts.passOn();
            case 17 -> contacts.close();
            case 18 -> contacts.write();
            case 19 -> contacts.comeBack();
            default -> throw new IllegalStateException();
        }
    }
}
