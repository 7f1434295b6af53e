package io.switchlog.messages.agent.settings;

/** What a centre may use. */
@FunctionalInterface
public interface Licence {
    /** A centre that may use everything. */
    Licence EVERYTHING = feature -> true;

    boolean includes(Feature feature);

    /** What agents' settings ask of a licence. */
    enum Feature {
        /** Agents of typology MOBILE (AG-27). */
        MOBILE,
        /** Recordings of agents' screens (AG-87). */
        SCREEN_RECORDING
    }
}
