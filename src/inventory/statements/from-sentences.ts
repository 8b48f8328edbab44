import type { Document } from "../documents.ts";
import type { Part } from "../inventory.ts";
import type { Sentence } from "../prose/prose.ts";
import { clauseOf } from "./clause-of.ts";
import { partsOfCard } from "./from-front-matter.ts";
import { statementsInRow } from "./from-rows.ts";
import type { LicenseStatement } from "./license-statement.ts";
import { isLicenseSection, targetsOf, type Target } from "./license-targets.ts";
import { modelNames } from "./model-names.ts";
import { partsIn, partsInName } from "./part-words.ts";
import { isSaidOf, releaseNameOf, type ReleaseName } from "./release-name.ts";
import type { LicenseShelf } from "./resolve-license.ts";

/** Sections that speak of other people's work. */
const FOREIGN_SECTION =
  /acknowledg|credits|third[- ]party|related (?:work|projects)|citation|bibtex|references|致谢|引用/i;
const BORROWED =
  /\b(?:borrow|adapted from|third[- ]party|portions of|includes? code|thanks to|credit|licen[sc]ed (?:fork|alternative|version by))\b/i;

/** Words that put something under a license. */
const GRANT_CUE =
  /\blicen[sc](?:ed|ing)\b|\breleased? (?:under|with)|\b(?:under|by|with) (?:the|an?|its|our|their)\b|\bsubject to\b|\bgoverned by\b|\bfall(?:s|ing)? under\b|\b(?:distributed|available|provided|published|open[- ]?sourced) under\b|\b(?:follows?|adheres?|comply|complies|abide)\b|\bplease (?:check|see|refer|read)|\bsee\b|\bapplies to\b|\bcan be found\b|\blicen[sc]e\b\s*[:：|]|遵循|采用|协议|许可|使用|遵守/i;

const INHERITED =
  /\b(?:originally licen[sc]ed|(?:is|are|was|were) (?:derived|fine-?tuned|built|initiali[sz]ed|merged|distilled) (?:from|on|upon)|base model|based on|built (?:up)?on|backbone)\b/i;

/** Why something is under its license; what is named there is not under it. */
const REASON = /\b(?:due to|because|owing to|in[- ]line with|as required by)\b.*$/i;
/** Titles under which other models than this one are listed. */
const OF_OTHERS =
  /\b(?:fine-?tuned|derived|based|built|other|related|community|family|versions|variants|base models?)\b/i;
/** A subject that only the sentence before explains. */
const PRONOUN = /^\W*(?:it|they|both|all of (?:it|them)) (?:is|are|has|have|was|were)\b/i;
const FOLLOWING = /\b(?:following|below) licen[sc]e\b|\blicen[sc]e below\b/i;
/** "License: MIT" speaks of the whole, wherever it stands. */
const LEADS_IN = /^\W*licen[sc]e\s*[:：]/i;

/** What a link to a license is called when it is called by a name: one word that licenses have, and one of its own. */
const LICENSE_WORD = /licen[sc]e|agreement|terms|polic(?:y|ies)|许可|协议|条款/i;
const NO_NAME =
  /^(?:the |this |our |full )*(?:licen[sc]e|copying|agreement|terms|polic(?:y|ies)|model licen[sc]e)(?:\.\w+| file| agreement| terms)?$/i;

const THIS_REPOSITORY = /\b(?:this|our) (?:repo(?:sitory)?|project|package|code(?:base)?)\b/i;

/** License statements in the sentences of a document. */
export function statementsInSentences(
  document: Document,
  shelf: LicenseShelf,
): readonly LicenseStatement[] {
  const statements: LicenseStatement[] = [];
  const { sentences } = document.prose;
  const release = releaseNameOf(document);
  const whole: readonly Part[] = document.frontMatter ? partsOfCard(document) : ["code"];
  sentences.forEach((sentence, at) => {
    if (sentence.kind === "heading" || isForeign(sentence)) return;
    if (sentence.kind === "table-row") {
      statements.push(...statementsInRow(sentence, document, shelf));
      return;
    }
    const targets = targetsOf(sentence, shelf);
    if (targets.length === 0 && FOLLOWING.test(sentence.text)) {
      const later = sentences
        .slice(at + 1, at + 12)
        .find((next) => targetsOf(next, shelf).length > 0);
      if (later) statements.push(...statementsOf(sentence, later, document, shelf));
      return;
    }
    if (targets.length === 0 || sentence.kind === "code") return;
    if (!hasCue(sentence) && !isLabelled(sentence, targets)) return;
    const before = sentences[at - 1];
    const antecedent = before?.block === sentence.block ? before.text : "";
    const own = statementsOf(sentence, sentence, document, shelf, { whole, release, antecedent });
    const isCarried =
      own.length === 0 && before?.block === sentence.block && /\blicen[sc]/i.test(before.text);
    if (!isCarried) {
      statements.push(...own);
      return;
    }
    // "Released under MIT. See LICENSE": what has a name already does not get another from an address.
    const isNamed = targetsOf(before, shelf).length > 0;
    const carried = statementsOf(before, sentence, document, shelf);
    statements.push(...carried.filter(({ termsKnown }) => termsKnown || !isNamed));
  });
  return statements;
}

function isForeign(sentence: Sentence): boolean {
  return sentence.section.some((title) => FOREIGN_SECTION.test(title));
}

function hasCue(sentence: Sentence): boolean {
  return GRANT_CUE.test(sentence.text) || isLicenseSection(sentence);
}

/** "Model weights: MIT": a part, a colon, a license. */
function isLabelled({ text }: Sentence, [first]: readonly Target[]): boolean {
  const label = /^\W*([\w -]{1,40})[:：]\W*$/.exec(text.slice(0, first?.start))?.[1];
  return label !== undefined && partsIn(label).parts.length > 0;
}

/** What stands around a sentence and tells what it speaks of. */
interface Context {
  /** What the document speaks of where it names no part. */
  readonly whole: readonly Part[];
  readonly release?: ReleaseName | undefined;
  /** The sentence before it in the same paragraph; empty when there is none. */
  readonly antecedent: string;
}

/** `about` says what is governed, `naming` says by which license; usually they are one sentence. */
function statementsOf(
  about: Sentence,
  naming: Sentence,
  document: Document,
  shelf: LicenseShelf,
  context: Context = { whole: ["code"], antecedent: "" },
): readonly LicenseStatement[] {
  const targets = targetsOf(naming, shelf);
  return targets.flatMap((target, i): LicenseStatement[] => {
    const phrase = about === naming ? phraseAround(about.text, targets, i) : about.text;
    if (BORROWED.test(phrase)) return [];
    const { parts, scope } = partsAndScope(phrase, about, target, context);
    if (parts.length === 0) return [];
    const namesNone = target.ids.length === 0 && isNameless(target.name);
    const isOwnWord = namesNone && THIS_REPOSITORY.test(about.text);
    const { ids, name, pointer } = target;
    const resolved = shelf.resolve(ids, name, pointer, document.file.path, isOwnWord);
    // "See the LICENSE file", and no such file at hand: nothing was named.
    if (scope === "default" && namesNone && resolved.evidence.length === 0) return [];
    const subject = modelNames(phrase.slice(0, 200))[0];
    const evidence = about === naming ? [about.evidence] : [about.evidence, naming.evidence];
    return [
      {
        parts,
        ids: resolved.ids,
        name,
        match: resolved.match,
        scope,
        source: "sentence",
        termsKnown: resolved.termsKnown,
        ...(subject === undefined ? {} : { subject }),
        ...(pointer === undefined ? {} : { pointer }),
        evidence: [...evidence, ...resolved.evidence],
      },
    ];
  });
}

/** Whether the words of a link do not name the license that it leads to. */
function isNameless(name: string): boolean {
  return !LICENSE_WORD.test(name) || NO_NAME.test(name.trim());
}

function partsAndScope(
  phrase: string,
  about: Sentence,
  target: Target,
  { whole, release, antecedent }: Context,
): { parts: readonly Part[]; scope: LicenseStatement["scope"] } {
  const words = partsIn(phrase.replace(target.name, " ").replace(REASON, " "));
  if (INHERITED.test(about.text)) return { parts: ["weights"], scope: "inherited" };
  const named = partsInName(target.pointer ?? target.name).filter((part) => part !== "docs");
  if (words.parts.length > 0) return { parts: words.parts, scope: "stated" };
  if (named.length > 0) return { parts: named, scope: "stated" };
  if (modelNames(phrase).length > 0) return { parts: ["weights"], scope: "stated" };
  if (release && isSaidOf(phrase, release)) return { parts: release.parts, scope: "stated" };
  if (PRONOUN.test(phrase)) {
    const meant = partsIn(antecedent).parts;
    // "It" is one thing: of a model and what it was trained on, the model.
    const isOne = /^\W*it\b/i.test(phrase) && meant.includes("weights");
    if (meant.length > 0) return { parts: isOne ? ["weights"] : meant, scope: "stated" };
  }
  const title = about.section.at(-1) ?? "";
  const inLicenseSection = isLicenseSection(about);
  const titled = inLicenseSection && !words.isWhole ? partsInName(title) : [];
  if (titled.length > 0) return { parts: titled, scope: "stated" };
  const leadsIn = LEADS_IN.test(about.text) && !about.section.some((each) => OF_OTHERS.test(each));
  const isOfWhole = words.isWhole || inLicenseSection || leadsIn;
  return { parts: isOfWhole ? whole : [], scope: "default" };
}

/** The words around one of several licenses in a sentence that tell what it governs. */
function phraseAround(text: string, targets: readonly Target[], i: number): string {
  const target = targets[i];
  if (!target) return text;
  if (targets.length === 1) return clauseOf(text, target.start, target.end);
  const before = text.slice(targets[i - 1]?.end ?? 0, target.start);
  const after = text.slice(target.end, targets[i + 1]?.start ?? text.length);
  const leadsOn = /^\W*(?:\w+\W+){0,2}?(?:for|before using|governs|covers|applies)\b/i.test(after);
  return leadsOn || partsIn(before).parts.length === 0 ? after : before;
}
