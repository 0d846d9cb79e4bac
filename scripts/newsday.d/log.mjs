// What is told while the day goes by, and whether it was as it should be.

import { isDeepStrictEqual } from "node:util";

export class Log {
  #out;
  #good = 0;
  #bad = 0;

  constructor(out) {
    this.#out = out;
  }

  /** A part of the day begins. */
  chapter(title) {
    this.#out.write(`\n${title}\n`);
  }

  /** Something was done; what it led to is looked at next. */
  tell(sentence) {
    this.#out.write(`    ${sentence}\n`);
  }

  /** Something that should be so: `found` equals `wanted`. */
  expect(sentence, found, wanted = true) {
    if (isDeepStrictEqual(found, wanted)) {
      this.#good += 1;
      this.#out.write(`  ✓ ${sentence}\n`);
      return;
    }
    this.#bad += 1;
    this.#out.write(`  ✗ ${sentence}\n      found  ${JSON.stringify(found)}\n      wanted ${JSON.stringify(wanted)}\n`);
  }

  /** Sums up; answers whether all was as it should be. */
  close() {
    this.#out.write(`\n${this.#good} things as they should be, ${this.#bad} not.\n`);
    return this.#bad === 0;
  }
}
