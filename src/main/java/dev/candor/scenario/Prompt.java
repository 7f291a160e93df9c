package dev.candor.scenario;

/**
 * What one model is sent: all that it can know about its situation.
 *
 * @param system the system message, empty if there is none
 * @param user the user's message
 */
public record Prompt(String system, String user) {}
