import type { LicenseReference } from "../../license.ts";
import type { TokenizedText } from "../../words/tokenize.ts";
import { hashWord } from "../../words/words.ts";
import { idsOf, printExpression, termsOf } from "../expression/expression.ts";
import type { ReferenceContext } from "../reference-context.ts";
import type { Stretch } from "../stretches.ts";
import type { ValueResolver } from "../values/resolve-value.ts";
import { bareValue } from "./bare-value.ts";
import type { Field, FieldKind } from "./field-kind.ts";
import { alternatives, listsAlternatives } from "./alternatives.ts";
import { frontMatter } from "./front-matter.ts";
import { isShown } from "../shown-output.ts";
import { isParameterDefault } from "./parameter-default.ts";
import { FIELD_KINDS } from "./index.ts";
import { fieldText } from "./line-value.ts";
import { resolveField } from "./resolve-field.ts";
import { troveClassifier } from "./trove-classifier.ts";

/** The machine-readable statements of a text. */
export interface FoundFields {
  readonly references: readonly LicenseReference[];
  /** Stretches that belong to fields, in order: what stands in them is no prose. */
  readonly claimed: readonly Stretch[];
}

const MASK = 0xfff;
const isAnchor = new Uint8Array(MASK + 1);
const kindsByWord = new Map<number, readonly FieldKind[]>();
for (const kind of FIELD_KINDS) {
  for (const word of kind.words) {
    const hash = hashWord(word);
    isAnchor[hash & MASK] = 1;
    kindsByWord.set(hash, [...(kindsByWord.get(hash) ?? []), kind]);
  }
}

/** No package has so many classifiers of licenses: a file with more lists those that there are. */
const MOST_CLASSIFIERS = 12;

/**
 * Finds fields outside of license texts by the words that all of them have; every place is looked at once, over a bounded stretch.
 * Texts come in order of place.
 */
export function findFields(
  { resolveValue }: ReferenceContext,
  tokens: TokenizedText,
  texts: readonly Stretch[],
  fileName?: string,
): FoundFields {
  const { text, hashes, starts, ends } = tokens;
  const references: LicenseReference[] = [];
  const claimed: Stretch[] = [];
  const areAlternatives = fileName !== undefined && listsAlternatives(fileName);
  let done = 0;
  let classifiers = 0;
  const take = (field: Field | undefined, keyEnd: number = 0): boolean => {
    const all = field ? referencesOf(field, text, resolveValue) : [];
    if (!field || all.length === 0) return false;
    const found = areAlternatives || field.isAlternatives === true ? alternatives(all) : all;
    const grants = field.isChoice !== true && !isTold(text, field, keyEnd);
    references.push(...found.map((reference) => ({ ...reference, grants })));
    claimed.push({ start: field.start, end: field.end });
    done = field.end;
    return true;
  };
  take(frontMatter(text));
  const whole = fieldText(text);
  let next = 0;
  for (let at = nextAnchor(hashes, 0); at < hashes.length; at = nextAnchor(hashes, at + 1)) {
    const start = starts[at] ?? 0;
    while ((texts[next]?.end ?? Infinity) <= start) next += 1;
    if ((texts[next]?.start ?? Infinity) <= start) {
      at = lastBefore(starts, texts[next]?.end ?? start);
      continue;
    }
    const kinds = start < done ? undefined : kindsByWord.get(hashes[at] ?? 0);
    const end = ends[at] ?? start;
    const kind = kinds?.find((each) => take(each.read({ ...whole, start, end }), end));
    if (kind === troveClassifier) classifiers += 1;
  }
  if (references.length === 0 && texts.length === 0) take(bareValue(text));
  if (classifiers <= MOST_CLASSIFIERS) return { references, claimed };
  return { references: references.map((reference) => ({ ...reference, grants: false })), claimed };
}

/** True for a field in data of a program or in what a tool shows, or one that is a parameter with its default. */
function isTold(text: string, { start, end }: Field, keyEnd: number): boolean {
  return isShown(text, start, end) || isParameterDefault(text, start, keyEnd);
}

/** Index of the next word that may begin a field. */
function nextAnchor(hashes: Uint32Array, from: number): number {
  let at = from;
  while (at < hashes.length && isAnchor[(hashes[at] ?? 0) & MASK] === 0) at += 1;
  return at;
}

/** Index of the last word that starts before an offset. */
function lastBefore(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function referencesOf(
  field: Field,
  text: string,
  resolve: ValueResolver,
): readonly Omit<LicenseReference, "grants">[] {
  return field.values.flatMap((value) => {
    const resolved = resolveField(value, field.reads, text, resolve);
    if (!resolved) return [];
    const ids = idsOf(resolved.expression);
    const { start, end, score, expression } = resolved;
    const problems = [...resolved.problems, ...resolved.deprecated];
    const others = termsOf(expression).flatMap((term) => term.others);
    return [
      {
        kind: "tag" as const,
        expression: printExpression(expression),
        ids,
        score,
        start,
        end,
        ...(problems.length > 0 && { problems }),
        ...(others.length > 0 && { others }),
      },
    ];
  });
}
