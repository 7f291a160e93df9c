package dev.candor.scoring;

/**
 * An element of an answer with its tags.
 *
 * @param name the tag's canonical name
 * @param content what stands between its tags
 * @param whole the content and the tags
 * @param closed whether its end is marked by a closing tag
 */
record Block(String name, Span content, Span whole, boolean closed) {}
