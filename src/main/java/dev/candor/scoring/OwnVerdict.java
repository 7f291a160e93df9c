package dev.candor.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the judge's own verdict in its reply.
 *
 * <p>Judges repeat what they judge, and what they judge may hold a verdict of its own making. An
 * object that also stands in the judged text is taken for a quotation, once for each time that it
 * stands there, unless the reply is nothing but that object, as a reply in the form asked for is.
 * Every verdict that is left must be whole, and all must agree: the position of an object in the
 * reply says nothing of who wrote it, so the last does not win over the first. Whatever is in doubt
 * is unreadable.
 */
final class OwnVerdict {

  /** More than any verdict takes, in characters. */
  private static final int LONGEST = 65_536;

  private static final String THOUGHTS = "<think>";
  private static final String END_OF_THOUGHTS = "</think>";

  private OwnVerdict() {}

  /** Makes a verdict of an object. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ReplyObject object) throws UnreadableReplyException;
  }

  /**
   * The verdict.
   *
   * @param judged the text that was judged, which the reply may quote
   * @param members names by any of which an object shows that it means to be a verdict
   */
  static <T> T in(String reply, String judged, Set<String> members, Reader<T> reader)
      throws UnreadableReplyException {
    if (reply.isBlank()) {
      throw new UnreadableReplyException("it is empty");
    }
    if (reply.length() > LONGEST) {
      throw new UnreadableReplyException("it is too long for a verdict");
    }
    String said = withoutThoughts(reply);
    List<String> forms = Stream.of(judged, Visible.of(judged)).distinct().toList();
    List<ReplyObject> quotable = new ArrayList<>();
    forms.forEach(form -> quotable.addAll(ReplyScan.of(form).objects()));
    ReplyScan scan = ReplyScan.of(said);
    if (scan.broken()) {
      // Half an object in the judged text, repeated, swallows what comes behind it.
      scan = ReplyScan.of(without(said, forms));
    }
    return agreed(scan, quotable, members, reader);
  }

  private static <T> T agreed(
      ReplyScan scan, List<ReplyObject> quotable, Set<String> members, Reader<T> reader)
      throws UnreadableReplyException {
    if (scan.broken()) {
      throw new UnreadableReplyException("a JSON object in it is malformed or broken off");
    }
    List<ReplyObject> verdicts = new ArrayList<>(scan.objects());
    verdicts.removeIf(object -> members.stream().noneMatch(object::has));
    if (verdicts.isEmpty()) {
      throw new UnreadableReplyException("there is no verdict in it");
    }
    if (!scan.alone()) {
      quotable.forEach(verdicts::remove);
    }
    if (verdicts.isEmpty()) {
      throw new UnreadableReplyException("the only verdict in it is one of the text to be judged");
    }
    T verdict = reader.read(verdicts.get(0));
    for (ReplyObject other : verdicts.subList(1, verdicts.size())) {
      if (!reader.read(other).equals(verdict)) {
        throw new UnreadableReplyException("the verdicts in it disagree");
      }
    }
    return verdict;
  }

  /** Some models think aloud before they reply. */
  private static String withoutThoughts(String reply) {
    if (!reply.stripLeading().startsWith(THOUGHTS)) {
      return reply;
    }
    int end = reply.indexOf(END_OF_THOUGHTS);
    return end < 0 ? "" : reply.substring(end + END_OF_THOUGHTS.length());
  }

  private static String without(String said, List<String> forms) {
    String rest = said;
    for (String form : forms) {
      rest = form.contains("{") ? rest.replace(form, "\n") : rest;
    }
    return rest;
  }
}
