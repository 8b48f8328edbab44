import { FormatError } from "../../bytes/errors.ts";
import { integerOf, itemsOf, member, textOf, type StrictJson } from "../strict-json.ts";
import type { ProblemList } from "./problem-list.ts";

/** Greatest id: libraries keep ids in 32 bits. */
const MAX_ID = 2 ** 32 - 1;

/** Tokens of a model and their ids. */
export interface Vocabulary {
  readonly ids: Map<string, number>;
  readonly tokens: Map<number, string>;
}

/**
 * Reads the `vocab` of a tokenizer: ids by token, or, of a unigram model, tokens with their scores, each of which has its
 * place for an id. Throws `FormatError` where it is neither.
 */
export function readVocabulary(model: StrictJson | undefined, problems: ProblemList): Vocabulary {
  const vocabulary: Vocabulary = { ids: new Map(), tokens: new Map() };
  const written = member(model, "vocab");
  if (written?.kind === "object") {
    for (const [token, value] of written.members) {
      add(vocabulary, token, idOf(value, token), problems);
    }
    return vocabulary;
  }
  if (written?.kind !== "array") throw bad("its vocabulary is none");
  for (const [place, entry] of written.items.entries()) {
    const [token, score] = itemsOf(entry);
    const text = textOf(token);
    if (text === undefined || score?.kind !== "number") throw bad(`token ${place} is none`);
    add(vocabulary, text, place, problems);
  }
  return vocabulary;
}

/** An id. Throws `FormatError` where it is no whole number of 32 bits. */
export function idOf(value: StrictJson | undefined, token: string): number {
  const id = integerOf(value);
  if (id !== undefined && id >= 0 && id <= MAX_ID) return id;
  throw bad(`"${token}" has no id that is possible`);
}

function add({ ids, tokens }: Vocabulary, token: string, id: number, problems: ProblemList): void {
  const other = tokens.get(id);
  if (other !== undefined) problems.add("duplicate-id", `"${other}" and "${token}" have id ${id}`);
  const known = ids.get(token);
  if (known !== undefined) {
    problems.add("duplicate-token", `"${token}" has the ids ${known} and ${id}`);
  }
  tokens.set(id, token);
  ids.set(token, id);
}

function bad(found: string): FormatError {
  return new FormatError("bad-tokenizer", `Cannot read tokenizer: ${found}`);
}
