package io.switchlog.demo;

/** The catalogue of reasons for which the demo's agents pause. Lunch may take longer than it should. */
enum BreakReason {
    COFFEE("Coffee break", false, 15),
    LUNCH("Lunch", false, 40),
    MEETING("Team meeting", true, 0),
    TRAINING("Training", true, 0),
    CALL_BACK("Call back", true, 0),
    FINISHING("Finishing", true, 0);

    final String text;
    final boolean productive;
    final int mostMinutes;

    /** @param mostMinutes 0 for no limit */
    BreakReason(String text, boolean productive, int mostMinutes) {
        this.text = text;
        this.productive = productive;
        this.mostMinutes = mostMinutes;
    }
}
