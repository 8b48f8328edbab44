import { FormatError } from "../../bytes/errors.ts";
import { integerOf, itemsOf, textOf, type StrictJson } from "../strict-json.ts";
import type { ProblemList } from "./problem-list.ts";

/** Greatest id: libraries keep ids in 32 bits. */
const MAX_ID = 2 ** 32 - 1;

/** Tokens of a model and their ids. */
export interface Vocabulary {
  readonly ids: Map<string, number>;
  readonly tokens: Map<number, string>;
}

/** Adds a token and its id, as a `vocab` that is an object has them. Throws `FormatError` where the id is none. */
export function addToken(
  vocabulary: Vocabulary,
  token: string,
  value: StrictJson,
  problems: ProblemList,
): void {
  add(vocabulary, token, idOf(value, token), problems);
}

/** Adds a token with its score, whose place stands for its id: of a unigram model. Throws `FormatError` where it is none. */
export function addScored(
  vocabulary: Vocabulary,
  place: number,
  entry: StrictJson,
  problems: ProblemList,
): void {
  const [token, score] = itemsOf(entry);
  const text = textOf(token);
  if (text === undefined || score?.kind !== "number") throw badTokenizer(`token ${place} is none`);
  add(vocabulary, text, place, problems);
}

/** An id. Throws `FormatError` where it is no whole number of 32 bits. */
export function idOf(value: StrictJson | undefined, token: string): number {
  const id = integerOf(value);
  if (id !== undefined && id >= 0 && id <= MAX_ID) return id;
  throw badTokenizer(`"${token}" has no id that is possible`);
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

/** A tokenizer that no library would load. */
export function badTokenizer(found: string): FormatError {
  return new FormatError("bad-tokenizer", `Cannot read tokenizer: ${found}`);
}
