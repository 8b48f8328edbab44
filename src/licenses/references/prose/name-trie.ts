import { hashWord } from "../../words/words.ts";
import type { TokenizedText } from "../../words/tokenize.ts";
import { gluedVersions, pathsOf } from "./name-spellings.ts";
import { createEdges } from "./trie-edges.ts";

/** A name in a text: what it means, its first token, the token after its last, and whether its last token goes on with a version. */
export interface FoundName<Meaning> {
  readonly meaning: Meaning;
  readonly from: number;
  readonly to: number;
  /** Characters of the last token that belong to the name, where a version is glued to it as in `gplv2`; else 0. */
  readonly cut: number;
}

/** Names of many kinds, found in one pass over the words of a text. */
export interface NameTrie<Meaning> {
  /** False where no name begins with a word of this hash. */
  canBegin(hash: number): boolean;
  /** The longest name that starts at a token. */
  find(tokens: TokenizedText, at: number): FoundName<Meaning> | undefined;
}

/** Words that may stand inside a name without being part of it. */
const FILLERS: ReadonlySet<number> = new Set(
  ["the", "license", "licence", "version", "v", "public", "software", "agreement", "r", "tm"].map(
    hashWord,
  ),
);
/** Most fillers in a row. */
const MOST_FILLERS = 3;
const ROOT_BITS = 0xffff;
const KNUTH = 0x9e3779b1;
/** A name: its words, what it means, and numbers that may be glued to its one word, as in `gplv2`. */
export type NameRow<Meaning> = readonly [
  words: string,
  meaning: Meaning,
  versions?: readonly string[],
];

/** Names that begin with the same word; they are put into the trie when that word is first met. */
export interface NameSource<Meaning> {
  /** All spellings of the first word, also those with the next word or a version glued to it. */
  readonly firstWords: Iterable<string>;
  rows(): Iterable<NameRow<Meaning>>;
}

/** Builds the trie; of two rows with the same words the first one counts. No two sources may share a first word. */
export function createNameTrie<Meaning>(sources: Iterable<NameSource<Meaning>>): NameTrie<Meaning> {
  const edges = createEdges();
  const meanings: { readonly meaning: Meaning; readonly cut: number }[] = [];
  const meaningOf: number[] = [];
  // What begins a name: 1 with the pair of words in `pairs`, 2 by itself, 4 with names that are not in the trie yet.
  const roots = new Uint8Array(ROOT_BITS + 1);
  const pairs = new Uint8Array(ROOT_BITS + 1);
  const add = (path: readonly (readonly string[])[], meaning: Meaning, cut: number): void => {
    let nodes: readonly number[] = [0];
    for (const [at, spellings] of path.entries()) {
      const child = edges.sharedChild(nodes, spellings.map(hashWord));
      if (at === 0) {
        for (const word of spellings) {
          const bit = hashWord(word) & ROOT_BITS;
          roots[bit] = (roots[bit] ?? 0) | (path.length === 1 ? 2 : 1);
        }
      } else if (at === 1) {
        for (const first of path[0] ?? []) {
          for (const word of spellings) pairs[pairOf(hashWord(first), hashWord(word))] = 1;
        }
      }
      nodes = child;
    }
    for (const node of nodes) {
      if (meaningOf[node] !== undefined) continue;
      meaningOf[node] = meanings.length;
      meanings.push({ meaning, cut });
    }
  };
  const pending = new Map<number, NameSource<Meaning>[]>();
  for (const source of sources) {
    for (const word of source.firstWords) {
      const bit = hashWord(word) & ROOT_BITS;
      roots[bit] = 4;
      const known = pending.get(bit);
      if (known) known.push(source);
      else pending.set(bit, [source]);
    }
  }
  const loaded = new Set<NameSource<Meaning>>();
  const load = (bit: number): void => {
    roots[bit] = (roots[bit] ?? 0) & 3;
    for (const source of pending.get(bit) ?? []) {
      if (loaded.has(source)) continue;
      loaded.add(source);
      for (const [words, meaning, versions = []] of source.rows()) {
        for (const path of pathsOf(words)) add(path, meaning, 0);
        if (versions.length > 0) add([gluedVersions(words, versions)], meaning, words.length);
      }
    }
    pending.delete(bit);
  };
  return {
    canBegin: (hash) => roots[hash & ROOT_BITS] !== 0,
    find(tokens, at) {
      const first = tokens.hashes[at] ?? 0;
      let root = roots[first & ROOT_BITS] ?? 0;
      if (root === 0) return undefined;
      if (root >= 4) {
        load(first & ROOT_BITS);
        root = roots[first & ROOT_BITS] ?? 0;
      }
      if (root === 1) {
        const second = tokens.hashes[at + 1] ?? 0;
        if (pairs[pairOf(first, second)] === 0 && !FILLERS.has(second)) return undefined;
      }
      let node = edges.child(0, first);
      if (node < 0) return undefined;
      let best: FoundName<Meaning> | undefined;
      let fillers = 0;
      let isStep = true;
      for (let next = at + 1; ; next += 1) {
        const found = meanings[meaningOf[node] ?? -1];
        if (found && isStep) best = { ...found, from: at, to: next };
        if (next >= tokens.length) return best;
        const hash = tokens.hashes[next] ?? 0;
        const child = edges.child(node, hash);
        isStep = child >= 0;
        if (isStep) {
          node = child;
          fillers = 0;
        } else if (isMinorVersion(tokens, next)) {
          continue;
        } else if (FILLERS.has(hash) && fillers < MOST_FILLERS) {
          fillers += 1;
        } else {
          return best;
        }
      }
    },
  };
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, KNUTH) ^ second) & ROOT_BITS;
}

/** The `0` of `v2.0`, which the tokenizer gives as a word of its own. */
function isMinorVersion({ text, starts, ends }: TokenizedText, at: number): boolean {
  const start = starts[at] ?? 0;
  return (
    ends[at] === start + 1 &&
    text[start] === "0" &&
    text[start - 1] === "." &&
    ends[at - 1] === start - 1
  );
}
