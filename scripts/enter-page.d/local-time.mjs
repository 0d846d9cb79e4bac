// Times as the page writes them, `12:55 16/09/2022`, and the instants they are in a time zone.

import { Failure, NOT_DONE } from "../client.d/failure.mjs";

const MINUTE = 60_000;

/** Whether the calendar and the clock have it: `25:00 31/02/2022` they have not. */
export function isLocalTime(text) {
  const { year, month, day, hour, minute } = numbersOf(text);
  const date = new Date(asIfUtc(text));
  const onCalendar = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return onCalendar && hour < 24 && minute < 60;
}

/** The same with leading zeros, as the server writes it. */
export function padded(text) {
  return text.replace(/\b\d\b/g, "0$&");
}

/** The instant in RFC 3339 at which clocks in the zone show this time; the later one, where they were put back over it. */
export function instantOf(text, timeZone) {
  const wanted = asIfUtc(text);
  // The offset depends on the instant that is sought: the second round settles it but for the hours around a clock change.
  const guess = wanted - offset(wanted, timeZone);
  const instant = wanted - offset(guess, timeZone);
  if (instant + offset(instant, timeZone) !== wanted) {
    throw new Failure(NOT_DONE, `${text} does not exist in ${timeZone}: the clocks were put forward over it`);
  }
  return new Date(instant).toISOString();
}

function numbersOf(text) {
  const [hour, minute, day, month, year] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
}

function asIfUtc(text) {
  const { year, month, day, hour, minute } = numbersOf(text);
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** How far clocks in the zone are ahead of UTC at an instant, in milliseconds and to the minute. */
function offset(instant, timeZone) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short", calendar: "gregory" });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const shown = asIfUtc(`${part.hour}:${part.minute} ${part.day}/${part.month}/${part.year}`);
  return shown - Math.floor(instant / MINUTE) * MINUTE;
}
