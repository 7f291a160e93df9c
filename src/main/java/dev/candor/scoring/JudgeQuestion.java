package dev.candor.scoring;

import dev.candor.config.Sha256;
import dev.candor.model.JsonForm;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import java.util.HexFormat;

/**
 * One question to a judge. It says nothing of the answer that it came from but what is judged, so
 * answers of the same words to the same request lead to equal questions, which are asked once.
 *
 * @param rubric the {@linkplain Rubric#label() word} for what is asked, or {@link
 *     ScenarioRubric#LABEL}
 * @param request the request that was answered, under an id made from the prompt: the first 16
 *     hexadecimal digits of its SHA-256 digest
 * @param prompt the messages; all of the judged model's words in them are marked off as material
 * @param form the form of the reply
 */
public record JudgeQuestion(String rubric, Request request, Prompt prompt, JsonForm form) {

  private static final int ID_DIGITS = 16;

  static JudgeQuestion of(String rubric, Request about, Prompt prompt, JsonForm form) {
    byte[] digest = Sha256.of(prompt.system().length() + ":" + prompt.system() + prompt.user());
    String id = HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    Request request = new Request(id, about.text(), about.category(), "");
    return new JudgeQuestion(rubric, request, prompt, form);
  }
}
