package dev.candor.model.http;

import dev.candor.model.ModelException;

/** The server does not hold replies to a form, so the same call may be answered without one. */
final class FormRefusedException extends ModelException {

  private static final long serialVersionUID = 1L;

  FormRefusedException(String problem, String advice) {
    super(Fault.FORM.remedy(), problem, advice);
  }
}
