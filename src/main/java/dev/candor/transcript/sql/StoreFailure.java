package dev.candor.transcript.sql;

import dev.candor.config.CandorException;

/** The store takes no more; the message counts the answers that were rescued until it is read. */
final class StoreFailure extends CandorException {

  private static final long serialVersionUID = 1L;

  private final String before;
  private final transient Rescue rescue;

  StoreFailure(Database.Trouble trouble, Rescue rescue, Throwable cause) {
    super(trouble.problem(), trouble.remedy(), cause);
    this.before = trouble.problem() + ". " + trouble.remedy();
    this.rescue = rescue;
  }

  @Override
  public String getMessage() {
    return rescue == null ? super.getMessage() : before + rescue.remedy() + ".";
  }

  void rescue(java.util.Collection<Kept> answers) {
    rescue.keep(answers);
  }
}
