import type { ExpressionProblem } from "../../license.ts";
import {
  moreExact,
  type ResolvedValue,
  shiftedProblems,
  type ValueResolver,
} from "../values/resolve-value.ts";
import type { Field, FieldValue } from "./field-kind.ts";

/** Ebuilds and recipes put one license after the other. */
function isHarmless({ kind }: ExpressionProblem): boolean {
  return kind === "missing-operator";
}

/** Where a sentence or remark follows a value on its line. */
const REST = /\.\s|;\s|\s{2,}/;

/** A value with a remark after it is no longer than this. */
const LONGEST_REMARKED = 500;

function beforeRest(
  words: string,
  accept: (part: string) => ResolvedValue | undefined,
): ResolvedValue | undefined {
  const rest = REST.exec(words.slice(0, LONGEST_REMARKED));
  return rest ? accept(words.slice(0, rest.index)) : undefined;
}

/** What a value of a field says, with offsets into the text; undefined where it names no license. */
export function resolveField(
  value: FieldValue,
  reads: Field["reads"],
  text: string,
  resolve: ValueResolver,
): ResolvedValue | undefined {
  const { start, end, address } = value;
  const words = value.words ?? text.slice(start, end);
  const isOwnText = words.length === end - start;
  const isStrict = reads === "whole";
  const accept = (part: string): ResolvedValue | undefined => {
    const found = resolve(part, isStrict);
    return found && (!isStrict || found.problems.every(isHarmless)) ? found : undefined;
  };
  const named = accept(words) ?? beforeRest(words, accept);
  const linked = address && resolve(text.slice(address.start, address.end));
  const found = moreExact(named, linked, words);
  if (!found) return undefined;
  if (!named && address)
    return { ...found, start: address.start + found.start, end: address.start + found.end };
  // A table may name a value otherwise than the file does: then the whole of it is the place.
  if (!isOwnText) {
    const inWhole = (problem: ExpressionProblem): ExpressionProblem => ({ ...problem, start, end });
    const [problems, deprecated] = [found.problems.map(inWhole), found.deprecated.map(inWhole)];
    return { ...found, start, end, problems, deprecated };
  }
  return {
    ...found,
    start: start + found.start,
    end: start + found.end,
    problems: shiftedProblems(found.problems, start),
    deprecated: shiftedProblems(found.deprecated, start),
  };
}
