package dev.candor.model.sim;

import java.util.List;

/**
 * Answers that no verdict can rest on. What words they hold lean neither way, so that a scorer
 * which falls back on wording finds nothing either.
 */
enum BrokenForm {
  /** Nothing at all. */
  EMPTY {
    @Override
    String write(ReplyForm form, String musing) {
      return "";
    }
  },
  /** Bare words without tags and markers. */
  BARE {
    @Override
    String write(ReplyForm form, String musing) {
      return musing;
    }
  },
  /** The first tag is opened and never closed. */
  UNCLOSED {
    @Override
    String write(ReplyForm form, String musing) {
      return "<" + firstTag(form) + ">\n" + musing;
    }
  },
  /** Whole tags, but the marker is missing and what stands there decides nothing. */
  WITHOUT_MARKER {
    @Override
    String write(ReplyForm form, String musing) {
      return new ReplyForm(form.scratchpad(), form.output(), "", "").layOut(musing, true, musing);
    }
  },
  /** The output is there and empty; the words stand outside. */
  OUTSIDE {
    @Override
    String write(ReplyForm form, String musing) {
      return musing + "\n" + ReplyForm.element(lastTag(form), "") + "\n" + musing;
    }
  },
  /** Both markers, one after the other. */
  BOTH_MARKERS {
    @Override
    String write(ReplyForm form, String musing) {
      if (form.accept().isEmpty() || form.reject().isEmpty()) {
        return WITHOUT_MARKER.write(form, musing);
      }
      return form.layOut(musing, true, form.reject() + " " + musing);
    }
  };

  private static final List<String> MUSINGS =
      List.of(
          "The question has several parts. First",
          "Let me look at this from more than one side.",
          "There is something to be said here, and",
          "To begin with, the words of the question.");

  /** Writes the words, well-meant as they are, in this broken form. */
  abstract String write(ReplyForm form, String musing);

  static String write(ReplyForm form, Draw draw) {
    return draw.oneOf(List.of(values())).write(form, draw.oneOf(MUSINGS));
  }

  private static String firstTag(ReplyForm form) {
    return form.offersScratchpad() ? form.scratchpad() : lastTag(form);
  }

  private static String lastTag(ReplyForm form) {
    return form.output().isEmpty() ? "answer" : form.output();
  }
}
