import type { Evidence } from "../../inventory/evidence.ts";
import { lineStarts, lineAt } from "../../bytes/lines.ts";
import { contextOf } from "../../licenses/clauses/clause-rule.ts";
import type { ClauseText, Sentence } from "../../licenses/clauses/clause-text.ts";
import { readSentences } from "../../licenses/clauses/sentences.ts";
import type { TextFile } from "../../release/read-text.ts";

/** A text of the release, read as sentences. */
export interface TermsText {
  readonly file: TextFile;
  readonly read: ClauseText;
  /** Where a sentence stands, with its first words. */
  readonly cite: (sentence: Sentence) => Evidence;
}

/** Longest text in a piece of evidence. */
const MAX_QUOTE = 240;

/** Reads texts of a release as sentences, each once and only when it is asked for. */
export class TermsTexts {
  readonly #files: ReadonlyMap<string, TextFile>;
  readonly #ofAncestors: ReadonlyMap<string, ReadonlyMap<string, TextFile>>;
  readonly #read = new Map<TextFile, TermsText>();

  /** `files` by path; `ofAncestors` by the name of a base model and by path. */
  constructor(
    files: ReadonlyMap<string, TextFile>,
    ofAncestors: ReadonlyMap<string, ReadonlyMap<string, TextFile>>,
  ) {
    this.#files = files;
    this.#ofAncestors = ofAncestors;
  }

  /** Undefined for a file that was not read as text. */
  at({ release, file }: Pick<Evidence, "release" | "file">): TermsText | undefined {
    const files = release === undefined ? this.#files : this.#ofAncestors.get(release);
    const text = files?.get(file);
    if (text === undefined) return undefined;
    const known = this.#read.get(text) ?? readTerms(text, release);
    this.#read.set(text, known);
    return known;
  }

  /** The whole sentence that a quotation was taken from, and what it says with the words that introduce it. */
  sentenceOf(evidence: Evidence): QuotedSentence | undefined {
    const { line, text } = evidence;
    const terms = this.at(evidence);
    if (terms === undefined || line === undefined || text === undefined) return undefined;
    const wanted = letters(text).slice(0, 60);
    const starts = lineStarts(terms.file.text);
    const here = terms.read.sentences.filter(
      ({ start, end }) => lineAt(starts, start) <= line && lineAt(starts, end) >= line,
    );
    const sentence = here.find(({ words }) => letters(words).includes(wanted));
    return sentence && { words: sentence.words, context: contextOf(sentence), terms };
  }
}

/** A sentence of a text of the release. */
export interface QuotedSentence {
  /** In plain typography, white space squeezed. */
  readonly words: string;
  /** The same after the words that introduce it. */
  readonly context: string;
  readonly terms: TermsText;
}

function readTerms(file: TextFile, release: string | undefined): TermsText {
  const read = readSentences(file.text);
  const starts = lineStarts(file.text);
  return {
    file,
    read,
    cite: ({ words, start }) => ({
      ...(release !== undefined && { release }),
      file: file.path,
      line: lineAt(starts, start),
      text: words.slice(0, MAX_QUOTE).trimEnd(),
      ...(file.sha256 !== undefined && { sha256: file.sha256 }),
    }),
  };
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
