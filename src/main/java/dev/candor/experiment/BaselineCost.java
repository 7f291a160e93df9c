package dev.candor.experiment;

/**
 * What it cost to ask a baseline, whatever came of the comparison.
 *
 * @param model spec of the baseline's model; foreign text
 * @param scenario what the run calls the scenario, its temperature included
 * @param cost of its answers; shared by all candidates that are compared with them
 */
public record BaselineCost(String model, String scenario, Cost cost) {}
