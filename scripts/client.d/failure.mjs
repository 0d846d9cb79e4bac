// The one kind of error that is shown to people without a stack trace.

/** Exit status: the server, the file's content or a user error stood in the way. */
export const NOT_DONE = 1;

/** Exit status: the command line, the environment or a file they name is wrong. */
export const NOT_UNDERSTOOD = 2;

/** What went wrong, in words that say what to do. */
export class Failure extends Error {
  constructor(exitCode, message) {
    super(message);
    this.exitCode = exitCode;
  }
}
