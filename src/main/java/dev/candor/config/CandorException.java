package dev.candor.config;

/**
 * An error that a user can mend: bad input, a bad setting, a file or server that is not there.
 *
 * <p>The message is one sentence that names the thing and the place, followed by the remedy. It
 * never carries a key or unfiltered text of a model, and nothing that a CI system would take for a
 * command of its own: it may quote a server, and test runners print it.
 */
public class CandorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An error with its remedy.
   *
   * @param problem what is wrong and where, without a full stop
   * @param remedy what the user can do about it, without a full stop
   */
  public CandorException(String problem, String remedy) {
    super(message(problem, remedy));
  }

  /**
   * An error with its remedy and the failure behind it.
   *
   * @param problem what is wrong and where, without a full stop
   * @param remedy what the user can do about it, without a full stop
   * @param cause the failure behind it
   */
  public CandorException(String problem, String remedy, Throwable cause) {
    super(message(problem, remedy), cause);
  }

  private static String message(String problem, String remedy) {
    return Printable.onConsole(problem + ". " + remedy + ".");
  }
}
