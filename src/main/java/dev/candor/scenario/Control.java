package dev.candor.scenario;

/**
 * What makes a scenario the control of another: it tells the same but for one feature, so that the
 * difference of their gaps is what the feature explains.
 *
 * @param of id of the scenario that it is a control of
 * @param removes what it takes away
 */
public record Control(String of, Feature removes) {}
