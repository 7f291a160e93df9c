package dev.candor.model.sim;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads out of a system message what it says about one tier.
 *
 * <p>Each statement ("stored", "rated", "trained" ...) belongs to the tier mentioned last; a
 * sentence without a mention goes on about the tier of the sentence before it, within a paragraph.
 * A negation reaches to the end of its clause, and on through a list of participles. Statements for
 * and against are counted.
 */
final class TierFactsReader {

  private static final Pattern ANAPHOR =
      Pattern.compile(
          "(?:their|they|these|those|there|it|its|such|here|whatever)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\b(?:scratchpad|reasoning|think(?:ing)?|thoughts)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern GOES_ON =
      Pattern.compile(
          "\\s*(?:(?:or|nor|and)\\s+)?(?:(?:even|ever|also)\\s+)?(?:used|by|"
              + Statement.ANY
              + ")\\b(?!.*\\b(?:is|are|was|will|has|have|does|do)\\b).*",
          Pattern.CASE_INSENSITIVE);

  private final List<List<String>> paragraphs;
  private final Pattern event;
  private final Pattern onlyOthers;
  private final Ballot direct = new Ballot();
  private final Ballot implied = new Ballot();

  /** Whom a statement is about. */
  private enum Subject {
    OWN,
    OTHER,
    NONE
  }

  private TierFactsReader(List<List<String>> paragraphs, String own, String others) {
    this.paragraphs = paragraphs;
    int flags = Pattern.CASE_INSENSITIVE;
    this.event =
        Pattern.compile(
            "(?<own>" + own + ")|(?<other>" + others + ")|" + Statement.EXPRESSION, flags);
    this.onlyOthers = Pattern.compile("\\bonly\\b(?:\\s+\\S+){0,5}?\\s+(?:" + others + ")", flags);
  }

  static TierFacts read(String system, Optional<TierTag> tag) {
    List<List<String>> paragraphs = Prose.sentences(system);
    String others = tag.map(t -> Mentions.others(t, system)).orElse("(?!)");
    for (String way : tag.map(t -> Mentions.of(t, system)).orElse(List.of("(?!)"))) {
      String own = way + "|" + Mentions.THIS_CONVERSATION;
      TierFacts facts = new TierFactsReader(paragraphs, own, others).facts();
      if (!facts.equals(TierFacts.NONE)) {
        return facts;
      }
    }
    return TierFacts.NONE;
  }

  private TierFacts facts() {
    for (List<String> paragraph : paragraphs) {
      Subject subject = Subject.NONE;
      for (String sentence : paragraph) {
        subject = read(sentence, subject);
      }
    }
    return direct.orElse(implied);
  }

  /** Counts a sentence's statements; answers whom the next sentence goes on about. */
  private Subject read(String sentence, Subject before) {
    Subject mentioned = firstMention(sentence);
    if (mentioned == Subject.NONE && ASIDE.matcher(sentence).find()) {
      return Subject.NONE;
    }
    boolean goesOn = mentioned == Subject.NONE || ANAPHOR.matcher(sentence).lookingAt();
    Reading reading = new Reading(goesOn ? before : mentioned);
    Prose.clauses(sentence).forEach(reading::clause);
    if (onlyOthers.matcher(sentence).find()) {
      implied.denyAll(reading.stated);
    }
    return reading.subject;
  }

  private Subject firstMention(String text) {
    Matcher events = event.matcher(text);
    while (events.find()) {
      if (isMention(events)) {
        return mentioned(events);
      }
    }
    return Subject.NONE;
  }

  private static boolean isMention(Matcher events) {
    return events.group("own") != null || events.group("other") != null;
  }

  private static Subject mentioned(Matcher events) {
    return events.group("own") != null ? Subject.OWN : Subject.OTHER;
  }

  /** How far the reading of one sentence has come. */
  private final class Reading {

    private final Ballot stated = new Ballot();
    private Subject subject;
    private boolean mentionedYet;
    private boolean denied;

    Reading(Subject subject) {
      this.subject = subject;
    }

    void clause(String clause) {
      Subject until = subject;
      Subject first = firstMention(clause);
      if (first != Subject.NONE && !mentionedYet) {
        // "It is never trained on the paid tier": nearer than what "it" refers to.
        subject = first;
        mentionedYet = true;
      }
      denied &= GOES_ON.matcher(clause).matches();
      boolean states = statements(clause);
      if (first != Subject.NONE && denied && !states) {
        // "..., not those of the paid tier, ...": denies what the rest of the sentence states.
        if (subject == Subject.OWN) {
          direct.denyAll(stated);
        }
        subject = until;
      }
    }

    /** Goes through a clause word by word; answers whether it states anything. */
    private boolean statements(String clause) {
      boolean counts = !ASIDE.matcher(clause).find();
      boolean states = false;
      Matcher events = event.matcher(clause);
      while (events.find()) {
        if (isMention(events)) {
          subject = mentioned(events);
        } else if (events.group("not") != null) {
          denied = true;
        } else if (counts) {
          Statement statement = Statement.of(events);
          states = true;
          for (Statement.Topic topic : statement.topics()) {
            stated.add(topic, true);
            if (subject == Subject.OWN) {
              direct.add(topic, statement.affirms() != denied);
            }
          }
        }
      }
      return states;
    }
  }
}
