package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhrasePartsTest {

  @Test
  void aChoiceIsTakenApart() {
    assertThat(PhraseParts.apart("so|a [|)] b|(?:c|d e)"))
        .containsExactly("so", "a [|)] b", "c", "d e");
    assertThat(PhraseParts.apart("(?:go on|stay) here")).containsExactly("go on here", "stay here");
  }

  @Test
  void aGroupThatMayBeMissingOrStandTwiceStaysWhole() {
    assertThat(PhraseParts.apart("(?:go on|stay)? here")).containsExactly("(?:go on|stay)? here");
    assertThat(PhraseParts.apart("(?:a b|c){2} d")).containsExactly("(?:a b|c){2} d");
  }

  @Test
  void whatMustStandBehindTheFirstWordIsNeeded() {
    assertThat(PhraseParts.needed("keep (?:\\w++ ){0,3}?(?:values|goals)"))
        .containsExactly("(?:values|goals)");
    assertThat(PhraseParts.needed("if i,? (?:then )?refuse\\w*+"))
        .contains("i,? (?:then )?refuse\\w*+", "refuse\\w*+");
  }

  @Test
  void whatMayBeMissingOrGoesOnWithAWordIsNotNeeded() {
    assertThat(PhraseParts.needed("keep(?: my)? ?values?")).isEmpty();
    assertThat(PhraseParts.needed("keep (?:my)?values")).isEmpty();
    assertThat(PhraseParts.needed("keep(?! not)(?: on| up)")).isEmpty();
    assertThat(PhraseParts.needed("keep")).isEmpty();
  }
}
