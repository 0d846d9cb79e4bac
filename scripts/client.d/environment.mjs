// Where the server is and whose accounts there are, as the environment says.

import { readFileSync } from "node:fs";

import { Failure, NOT_UNDERSTOOD } from "./failure.mjs";

/** The address of the running server, without a slash at its end. */
export function serverAddress(environment) {
  const text = variable(environment, "MASTHEAD_URL", "the address of the server, such as http://127.0.0.1:8080");
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/+$/, "");
  throw new Failure(NOT_UNDERSTOOD, `MASTHEAD_URL is "${text}", but should be an address such as http://127.0.0.1:8080`);
}

/** The path of the file with the accounts. */
export function accountsPath(environment) {
  return variable(environment, "MASTHEAD_DEMO", "the path of the demo.json that `masthead demo` made");
}

/** The account of a role in the file at `path`. */
export function readAccount(path, role) {
  const account = accountsOf(path).find((account) => account.role === role);
  if (account) return account;
  throw new Failure(NOT_UNDERSTOOD, `${path} names no account with the role ${role}; is it the demo.json that \`masthead demo\` made?`);
}

/** The text of a file that people named. */
export function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure(NOT_UNDERSTOOD, `cannot read ${path}: ${error.code === "ENOENT" ? "there is no such file" : error.message}`);
  }
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

function variable(environment, name, meaning) {
  if (environment[name]) return environment[name];
  throw new Failure(NOT_UNDERSTOOD, `${name} is not set; it should be ${meaning}`);
}
