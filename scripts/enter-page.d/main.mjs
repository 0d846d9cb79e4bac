// The run from the command line to the printed page, and what becomes of failures.

import { readFileSync } from "node:fs";

import { HELP, readCommandLine } from "./command-line.mjs";
import { compare } from "./compare.mjs";
import { enter } from "./enter.mjs";
import { Failure, NOT_DONE, NOT_UNDERSTOOD } from "./failure.mjs";
import { Newsroom } from "./newsroom.mjs";
import { readPage } from "./page-file.mjs";
import { layOut } from "./page-layout.mjs";
import { fetchPage } from "./page-query.mjs";

/** Runs the script; sets the exit status instead of exiting, so that all output is written. */
export async function main(words) {
  // `… | head` closes the pipe early; that is the reader's right and no failure.
  process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : NOT_DONE));
  try {
    await run(words);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    for (const line of failure.message.split("\n")) say(line);
    process.exitCode = failure.exitCode;
  }
}

async function run(words) {
  const options = readCommandLine(words, process.env);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const page = readPage(readText(options.file), options.file);
  page.remarks.forEach((remark) => say(remark));
  const id = await enterAsEditor(options, page);
  // A new client without a token: the page is printed as the public gets it.
  const { article, cost } = await fetchPage(new Newsroom(options.url), id);
  process.stdout.write(`${layOut(article, page.listTitle)}\n${cost}\n`);
  report(compare(page, article, options.section));
}

async function enterAsEditor(options, page) {
  const newsroom = new Newsroom(options.url);
  await newsroom.signIn(readAccount(options.accounts, "EDITOR"));
  try {
    return await enter(newsroom, page, options, say);
  } finally {
    // Signing out is a courtesy; a failure of it must not hide why the run failed.
    await newsroom.signOut().catch(() => {});
  }
}

function report({ storyDiffers, lines }) {
  lines.forEach((line) => say(line));
  if (storyDiffers) process.exitCode = NOT_DONE;
}

function readAccount(path, role) {
  const account = accountsOf(path).find((account) => account.role === role);
  if (account) return account;
  throw new Failure(NOT_UNDERSTOOD, `${path} names no account with the role ${role}; is it the demo.json that \`masthead demo\` made?`);
}

function accountsOf(path) {
  try {
    return JSON.parse(readText(path)).accounts ?? [];
  } catch (error) {
    if (error instanceof Failure) throw error;
    const wanted = "MASTHEAD_DEMO should name the demo.json that `masthead demo` made";
    throw new Failure(NOT_UNDERSTOOD, `${path} is not JSON (${error.message}); ${wanted}`);
  }
}

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure(NOT_UNDERSTOOD, `cannot read ${path}: ${error.code === "ENOENT" ? "there is no such file" : error.message}`);
  }
}

function say(line) {
  process.stderr.write(`enter-page: ${line}\n`);
}
