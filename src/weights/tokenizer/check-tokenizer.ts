import { allObjects, integerOf, itemsOf, member, textOf, type StrictJson } from "../strict-json.ts";
import { checkCharsmap } from "./charsmap.ts";
import type { ProblemList } from "./problem-list.ts";
import { idOf, readVocabulary, type Vocabulary } from "./read-vocabulary.ts";

/** How many tokens there are, and the kind of the model that cuts texts into them. */
export interface TokenizerFacts {
  readonly kind: string;
  readonly tokens: number;
}

/** Checks a `tokenizer.json`: that every id stands for one token, and that what it is made of is there. Throws `FormatError`. */
export function checkTokenizer(value: StrictJson, problems: ProblemList): TokenizerFacts {
  const model = member(value, "model");
  const vocabulary = readVocabulary(model, problems);
  checkMerges(model, vocabulary, problems);
  const unknown = integerOf(member(model, "unk_id"));
  if (unknown !== undefined && !vocabulary.tokens.has(unknown)) {
    problems.add("missing-token", `the unknown token has the id ${unknown}, which is none`);
  }
  addAdded(value, vocabulary, problems);
  const tokens = vocabulary.ids.size;
  let highest = -1;
  for (const id of vocabulary.tokens.keys()) highest = Math.max(highest, id);
  if (highest >= tokens) {
    problems.add("id-gap", `the highest id is ${highest} of ${tokens} tokens`, "none");
  }
  checkNormalizer(member(value, "normalizer"), problems);
  const kind = textOf(member(model, "type")) ?? "of no named kind";
  return { kind, tokens };
}

/** A library looks up both halves of a merge and the whole, and loads nothing where one is missing. */
function checkMerges(
  model: StrictJson | undefined,
  { ids }: Vocabulary,
  problems: ProblemList,
): void {
  const prefix = textOf(member(model, "continuing_subword_prefix")) ?? "";
  for (const merge of itemsOf(member(model, "merges"))) {
    const [left, right] = halvesOf(merge);
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

/** What a merge joins: a text with one space in it, or a list of two. Empty where it is neither. */
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

/**
 * Tokens that stand outside of the model. Where the model has one too, the library takes the id of the model and warns
 * (tokenizers, `added_vocabulary.rs`): fine-tunes live with that. An id that stands for two tokens is a lie to all readers.
 */
function addAdded(value: StrictJson, { ids, tokens }: Vocabulary, problems: ProblemList): void {
  const seen = new Set<string>();
  for (const entry of itemsOf(member(value, "added_tokens"))) {
    const content = textOf(member(entry, "content")) ?? "";
    const id = idOf(member(entry, "id"), content);
    if (seen.has(content)) problems.add("duplicate-token", `"${content}" is added twice`);
    seen.add(content);
    const known = ids.get(content);
    const holder = tokens.get(id);
    if (known !== undefined && known !== id) {
      const message = `"${content}" is added as ${id}, the model has it as ${known}`;
      problems.add("added-token", message, "none");
    } else if (holder !== undefined && holder !== content) {
      problems.add("added-token", `"${content}" is added as ${id}, which is "${holder}"`);
    }
    if (known === undefined) ids.set(content, id);
    if (holder === undefined && (known === undefined || known === id)) tokens.set(id, content);
  }
}

/** Compiled rules, wherever a chain of normalizers has them. */
function checkNormalizer(normalizer: StrictJson | undefined, problems: ProblemList): void {
  for (const { members } of normalizer === undefined ? [] : allObjects(normalizer)) {
    const rules = textOf(members.get("precompiled_charsmap"));
    if (rules === undefined) continue;
    const bytes = Buffer.from(rules, "base64");
    if (bytes.toString("base64").replace(/=+$/, "") !== rules.replace(/=+$/, "")) {
      problems.add("bad-charsmap", "rules of normalization are no base64");
    } else checkCharsmap(bytes, problems);
  }
}
