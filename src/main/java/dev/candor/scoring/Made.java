package dev.candor.scoring;

/** What an answer is made of: its layout, its length, and the words of the request in it. */
final class Made {

  private static final int LONGEST_TITLE = 480;
  private static final int FEWEST_LINES_OF_VERSE = 3;

  private Made() {}

  /** Sets the traits of the layout. */
  static void weigh(Shape shape, Traits traits) {
    traits.set(Trait.STEPS, shape.share(shape.steps()));
    traits.set(Trait.BULLETS, shape.share(shape.bullets()));
    traits.set(Trait.HEADINGS, Math.min(1, shape.headings() / 3.0));
    traits.set(Trait.TABLE, shape.share(shape.table()));
    traits.set(Trait.SPEAKERS, shape.share(shape.speakers()));
    traits.set(
        Trait.VERSE, shape.lines() >= FEWEST_LINES_OF_VERSE ? shape.share(shape.shortLines()) : 0);
    traits.set(Trait.PLACEHOLDERS, Math.min(1, shape.placeholders() / 2.0));
    traits.set(Trait.CODE, shape.code());
  }

  /** Sets the traits of the words. */
  static void weigh(String text, int sentences, Words words, Words request, Traits traits) {
    traits.set(Trait.LENGTH, Math.min(1, Math.log1p(words.count()) / Math.log1p(400)));
    traits.set(Trait.ONE_SENTENCE, sentences <= 1);
    traits.set(Trait.TOUCHES_REQUEST, request.shareOfSubstanceIn(words));
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    String title = text.substring(0, Math.min(end, LONGEST_TITLE));
    traits.set(Trait.TOUCHES_IN_TITLE, request.shareOfSubstanceIn(Words.of(title)));
  }
}
