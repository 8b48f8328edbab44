import type { ByteSource } from "../../bytes/byte-source.ts";
import { walkDocument } from "../json-members.ts";
import { itemsOf, type StrictJson } from "../strict-json.ts";
import { Merges } from "./merges.ts";
import { ProblemList } from "./problem-list.ts";
import { addScored, addToken, type Vocabulary } from "./read-vocabulary.ts";

/** A `tokenizer.json`: its tokens and merges, of which there may be a million, and the rest as it was written. */
export interface TokenizerDocument {
  /** Without the entries of `model.vocab` and `model.merges` that tokens and merges tell. */
  readonly value: StrictJson;
  readonly vocabulary: Vocabulary;
  readonly merges: Merges;
  /** What is wrong with the tokens. */
  readonly problems: ProblemList;
}

/** Where the walk is. */
const MODEL = "model";
const TOKENS = "vocab, by token";
const SCORED = "vocab, with scores";
const MERGES = "merges";

/** Reads a `tokenizer.json` in pieces. Throws `FormatError`. */
export async function readTokenizerDocument(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<TokenizerDocument> {
  const root = new Map<string, StrictJson>();
  const model = new Map<string, StrictJson>();
  const odd: StrictJson[] = [];
  const problems = new ProblemList();
  const vocabulary: Vocabulary = { ids: new Map(), tokens: new Map() };
  const merges = new Merges();
  let scored = 0;

  function visit(key: string, value: StrictJson, place: string): void {
    if (place === "") root.set(key, value);
    if (place === MODEL) model.set(key, value);
    if (place === TOKENS) addToken(vocabulary, key, value, problems);
    if (place === SCORED) {
      addScored(vocabulary, scored, value, problems);
      scored += 1;
      if (itemsOf(value).length > 2) odd.push(value);
    }
    if (place === MERGES) {
      merges.add(value, vocabulary);
      if (!isOfTexts(value)) odd.push(value);
    }
  }

  function enter(key: string, kind: "object" | "array", place: string): string | undefined {
    if (place === "" && key === "model" && kind === "object") {
      root.set(key, { kind, members: model });
      return MODEL;
    }
    if (place !== MODEL) return undefined;
    const isList = kind === "array";
    if (key !== "vocab" && !(key === "merges" && isList)) return undefined;
    model.set(key, isList ? { kind, items: odd } : { kind, members: new Map() });
    if (key === "merges") return MERGES;
    return isList ? SCORED : TOKENS;
  }

  const value = await walkDocument(source, { visit, enter }, signal);
  return { value: value ?? { kind: "object", members: root }, vocabulary, merges, problems };
}

function isOfTexts(merge: StrictJson): boolean {
  return merge.kind === "string" || itemsOf(merge).every(({ kind }) => kind === "string");
}
