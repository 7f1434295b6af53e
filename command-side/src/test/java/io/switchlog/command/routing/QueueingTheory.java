package io.switchlog.command.routing;

/**
 * What theory says about one queue with random arrivals, random handling times and so many agents, with contacts who wait
 * for ever (Erlang C) or lose patience at random (Erlang A). Times are in units of whatever the rates are per.
 */
final class QueueingTheory {
    private static final int MOST_PRESENT = 2_000;

    private QueueingTheory() {}

    /**
     * @param waits probability that a contact finds everybody busy
     * @param meanWait of all contacts, those who leave included
     * @param leaves probability that a contact loses patience before he is answered
     */
    record Expected(double waits, double meanWait, double leaves) {}

    /** By the closed formula. */
    static Expected erlangC(int agents, double arrivals, double service) {
        double load = arrivals / service;
        double term = 1;
        double sum = 1;
        for (int k = 1; k < agents; k++) {
            term *= load / k;
            sum += term;
        }
        double busy = term * load / agents / (1 - load / agents);
        double waits = busy / (sum + busy);
        return new Expected(waits, waits / (agents * service - arrivals), 0);
    }

    /** By the stationary distribution of how many are there. */
    static Expected erlangA(int agents, double arrivals, double service, double impatience) {
        double[] chance = new double[MOST_PRESENT];
        chance[0] = 1;
        double sum = 1;
        for (int there = 1; there < MOST_PRESENT; there++) {
            double leaving = Math.min(there, agents) * service + Math.max(0, there - agents) * impatience;
            chance[there] = chance[there - 1] * arrivals / leaving;
            sum += chance[there];
        }
        double allBusy = 0;
        double meanQueue = 0;
        for (int there = agents; there < MOST_PRESENT; there++) {
            allBusy += chance[there] / sum;
            meanQueue += (there - agents) * chance[there] / sum;
        }
        return new Expected(allBusy, meanQueue / arrivals, impatience * meanQueue / arrivals);
    }
}
