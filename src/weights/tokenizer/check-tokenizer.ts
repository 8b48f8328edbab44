import { allObjects, integerOf, itemsOf, member, textOf, type StrictJson } from "../strict-json.ts";
import { checkCharsmap } from "./charsmap.ts";
import type { ProblemList } from "./problem-list.ts";
import type { TokenizerDocument } from "./read-document.ts";
import { badTokenizer, idOf, type Vocabulary } from "./read-vocabulary.ts";

/** How many tokens there are, and the kind of the model that cuts texts into them. */
export interface TokenizerFacts {
  readonly kind: string;
  readonly tokens: number;
}

/** Checks a `tokenizer.json`: that every id stands for one token, and that what it is made of is there. Throws `FormatError`. */
export function checkTokenizer({
  value,
  vocabulary,
  merges,
  problems,
}: TokenizerDocument): TokenizerFacts {
  const model = member(value, "model");
  const { kind: written } = member(model, "vocab") ?? {};
  if (written !== "object" && written !== "array") throw badTokenizer("its vocabulary is none");
  merges.check(vocabulary, textOf(member(model, "continuing_subword_prefix")) ?? "", problems);
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
