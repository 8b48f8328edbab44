import { ownText } from "../json-walker.ts";
import { itemsOf, textOf, type StrictJson } from "../strict-json.ts";
import type { ProblemList } from "./problem-list.ts";
import type { Vocabulary } from "./read-vocabulary.ts";

/** Which tokens are joined to others, in the order of their strength: half a million in large tokenizers. */
export class Merges {
  readonly #lefts: string[] = [];
  readonly #rights: string[] = [];

  /** Adds a merge: a text with one space in it, or a list of two texts. */
  add(merge: StrictJson, vocabulary: Vocabulary): void {
    const [left, right] = halvesOf(merge);
    this.#lefts.push(shared(left, vocabulary));
    this.#rights.push(shared(right, vocabulary));
  }

  /**
   * Looks for both halves of each merge and for the whole: a library loads nothing where one is missing. `prefix` stands before
   * tokens that go on with a word.
   */
  check({ ids }: Vocabulary, prefix: string, problems: ProblemList): void {
    for (const [at, left] of this.#lefts.entries()) {
      const right = this.#rights[at] ?? "";
      if (left === "" || right === "") {
        problems.add("bad-merge", `a merge is not of two parts: "${left}" and "${right}"`);
        continue;
      }
      const whole = left + (right.startsWith(prefix) ? right.slice(prefix.length) : right);
      const missing = ids.has(left) ? (ids.has(right) ? whole : right) : left;
      if (missing === whole && ids.has(whole)) continue;
      problems.add("missing-token", `a merge of "${left}" and "${right}" needs "${missing}"`);
    }
  }
}

/** What a merge joins. Empty where it is neither a text nor a list of two. */
function halvesOf(merge: StrictJson): readonly [left: string, right: string] {
  const text = textOf(merge);
  if (text === undefined) {
    const [left, right, ...more] = itemsOf(merge);
    return more.length > 0 ? ["", ""] : [textOf(left) ?? "", textOf(right) ?? ""];
  }
  const space = text.indexOf(" ");
  const isOne = space >= 0 && text.indexOf(" ", space + 1) < 0;
  return isOne ? [text.slice(0, space), text.slice(space + 1)] : ["", ""];
}

/** The text of the vocabulary in place of another that is the same: most tokens are halves of many merges. */
function shared(text: string, { ids, tokens }: Vocabulary): string {
  const id = ids.get(text);
  return id === undefined ? ownText(text) : (tokens.get(id) ?? text);
}
