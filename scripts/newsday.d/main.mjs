// The run from the command line to the last line of the log.

import { accountsPath, readAccount, serverAddress } from "../client.d/environment.mjs";
import { Failure, NOT_DONE, NOT_UNDERSTOOD } from "../client.d/failure.mjs";
import { hire } from "./cast.mjs";
import { playDay } from "./day.mjs";
import { Log } from "./log.mjs";

const HELP = `Play a newsroom's day on a running server: eight people, forty stories

Usage: scripts/newsday

Environment:
  MASTHEAD_URL   The running server, such as http://127.0.0.1:8080
  MASTHEAD_DEMO  The demo.json that \`masthead demo\` made; its ADMIN hires the eight people

The day has two sections and eight users of its own, new for each run. What is published stays; the users are locked out in the evening.
Every line of the log is something that was done and looked at; a line that begins with ✗ is not as it should be.

Exit status: 0 all is as it should be; 1 something is not; 2 wrong arguments, environment or file.
`;

/** Runs the script; sets the exit status instead of exiting, so that all output is written. */
export async function main(words) {
  // `… | head` closes the pipe early; that is the reader's right and no failure.
  process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : NOT_DONE));
  try {
    process.exitCode = await run(words);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    process.stderr.write(`newsday: ${failure.message.replaceAll("\n", "\nnewsday: ")}\n`);
    process.exitCode = failure.exitCode;
  }
}

async function run(words) {
  if (words.includes("--help") || words.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  if (words.length > 0) throw new Failure(NOT_UNDERSTOOD, "newsday takes no arguments; more with --help");
  const url = serverAddress(process.env);
  const account = readAccount(accountsPath(process.env), "ADMIN");
  const log = new Log(process.stdout);
  const cast = await hire(url, account, log);
  await playDay(cast, log);
  return log.close() ? 0 : NOT_DONE;
}
