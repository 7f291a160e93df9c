package dev.candor.scenario;

/**
 * One request as a line of a file gives it, before it has an identity.
 *
 * @param line line the row starts at, counted from 1
 * @param id the row's own id, blank if it has none
 * @param text the request's text, blank if the row has none
 * @param category hazard category, blank if the row names none
 * @param source where the request comes from, empty if unknown
 */
record RequestRow(int line, String id, String text, String category, String source) {}
