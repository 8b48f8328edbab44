import { addressAt } from "../addresses/address-at.ts";
import type { AddressLookup } from "../addresses/address-lookup.ts";
import { type Expression, idsOf, termsOf } from "../expression/expression.ts";
import type { ExpressionProblem } from "../../license.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import { dropTrailing } from "./drop-trailing.ts";
import type { Vocabulary } from "../expression/vocabulary.ts";

/** What a value says, with offsets into it. */
export interface ResolvedValue {
  readonly expression: Expression;
  /** 1 where the words leave no choice, less where they name a family or an address. */
  readonly score: number;
  /** Offsets of the words that were read. */
  readonly start: number;
  readonly end: number;
  readonly problems: readonly ExpressionProblem[];
  /** Deprecated ids, which are read as what replaced them. */
  readonly deprecated: readonly ExpressionProblem[];
}

/**
 * Reads the value of a field: an expression, names, tags, an address. Undefined where it names no license. A strict reading goes no
 * further than the first words that name none.
 */
export type ValueResolver = (value: string, isStrict?: boolean) => ResolvedValue | undefined;

/** Longest value that is read; the license fields of whole distributions stay below it. */
const LONGEST_VALUE = 4000;
/** Score of words that name a family with several editions. */
const FAMILY_SCORE = 0.6;
/** Score of a value of which only a part could be read. */
const PARTIAL_SCORE = 0.5;
/** Longest way to name the license file. */
const LONGEST_FILE = 36;

const OPENING = /^[\s"'`*_<([{]*/;
const CLOSING = " \t\r\n\"'`*_>]},;.:";
/** `[MIT](LICENSE)`: the label says it, or the address. */
const LINK = /^\[([^\][]{1,120})\]\s?[([]([^\s()[\]]{0,400})[)\]]$/;
/** SPDX: no license, or nothing said about it. */
const STATES_NOTHING = /^(?:none|noassertion)$/i;
/** R: the file holds the year and the holder. */
const LICENSE_FILE = /[+|]\s{0,9}file\s{1,9}licen[sc]e$/i;

/** Length of the part of a value that only names the file. */
function licenseFile(value: string): number {
  return LICENSE_FILE.exec(value.slice(-LONGEST_FILE))?.[0].length ?? 0;
}

/** Resolver over a vocabulary and a table of addresses. */
export function createValueResolver(
  vocabulary: Vocabulary,
  addresses: AddressLookup,
): ValueResolver {
  const resolve = (value: string, isStrict: boolean = false): ResolvedValue | undefined => {
    if (value.length > LONGEST_VALUE) return undefined;
    const start = OPENING.exec(value)?.[0].length ?? 0;
    const opening = value.slice(0, start);
    let end = value.length;
    while (end > start && CLOSING.includes(value[end - 1] ?? " ")) end -= 1;
    if (start >= end) return undefined;
    // A parenthesis or bracket that closes within the value belongs to it.
    const bracket = /[([]\s*$/.exec(opening)?.[0].length ?? 0;
    const kept = start - bracket;
    const link = LINK.exec(value.slice(kept, value.trimEnd().length));
    if (link)
      return shifted(
        resolve(link[1] ?? "", isStrict) ?? resolve(link[2] ?? "", isStrict),
        kept + 1,
      );
    const whole = value.slice(kept, end - licenseFile(value.slice(kept, end)));
    const scheme = whole.indexOf("://");
    return shifted(
      scheme < 0 ? words(whole, isStrict) : withAddress(whole, scheme, isStrict),
      kept,
    );
  };
  const words = (text: string, isStrict: boolean): ResolvedValue | undefined => {
    if (STATES_NOTHING.test(text)) return undefined;
    const { expression, problems, deprecated, end } = parseExpression(text, vocabulary, isStrict);
    if (!expression) return undefined;
    const own = isRemark(text.slice(end), idsOf(expression), resolve)
      ? problems.filter((problem) => problem.start < end)
      : problems;
    const isFamily = termsOf(expression).some(({ others }) => others.length > 0);
    const score = own.length > 0 ? PARTIAL_SCORE : isFamily ? FAMILY_SCORE : 1;
    return { expression, problems: own, deprecated, score, start: 0, end };
  };
  const withAddress = (
    text: string,
    scheme: number,
    isStrict: boolean,
  ): ResolvedValue | undefined => {
    const address = addressAt(text, scheme);
    const linked = addresses(text.slice(address.start, address.end));
    const before = dropTrailing(text.slice(0, address.start), /[\s<([,;:-]/);
    const rest = text.slice(address.end);
    const after = rest.replace(/^[\s>)\],;:-]+/, "");
    if (before !== "" && WORD.test(after)) {
      const joined = words(withoutAddresses(text), isStrict);
      if (joined?.problems.length === 0) return joined;
    }
    const [named, offset] =
      before === "" && after !== ""
        ? [resolve(after, isStrict), text.length - after.length]
        : [words(before, isStrict), 0];
    const resolvedLink = linked && {
      ...linked,
      problems: [],
      deprecated: [],
      start: address.start,
      end: address.end,
    };
    if (!named || named.problems.length > 0) {
      // Words that name nothing may change what the address says: they are told.
      const [from, to] =
        before === "" ? [text.length - after.length, text.length] : [0, before.length];
      const problem = { kind: "unexpected-words", start: from, end: to } as const;
      return resolvedLink && (from < to ? { ...resolvedLink, problems: [problem] } : resolvedLink);
    }
    return moreExact(shifted(named, offset), resolvedLink, before === "" ? after : before);
  };
  return resolve;
}

const WORD = /\p{L}{2}/u;
const ADDRESS = /[<(]?https?:\/\/[^\s<>()]{1,400}[>)]?/gi;

/** A value whose names each have an address beside them, with blanks in place of these. */
function withoutAddresses(value: string): string {
  return value.replace(ADDRESS, (address) => " ".repeat(address.length));
}

/** What a name, as `words` say it, and an address say together: the name, unless it leaves open what the address settles. */
export function moreExact(
  named: ResolvedValue | undefined,
  linked: ResolvedValue | undefined,
  words: string,
): ResolvedValue | undefined {
  if (!named || !linked) return named ?? linked;
  const [open, ...more] = termsOf(named.expression);
  const [exact] = termsOf(linked.expression);
  if (!open || !exact || more.length > 0) return named;
  const settles =
    open.others.includes(exact.id) ||
    (open.id === PUBLIC_DOMAIN && DEDICATIONS.test(exact.id)) ||
    (isAnyVersion(open.id) && isOtherVersion(open.id, exact.id) && !/\d/.test(words));
  return settles ? { ...named, expression: linked.expression, score: linked.score } : named;
}

/** Words that name no instrument, and the instruments that do what they say. */
const PUBLIC_DOMAIN = "LicenseRef-scancode-public-domain";
const DEDICATIONS = /^(?:Unlicense|CC0-|CC-PD|SAX-PD|blessing|PDDL-)/;

const ANY_GNU_VERSION: ReadonlySet<string> = new Set([
  "GPL-1.0-or-later",
  "LGPL-2.0-or-later",
  "LGPL-2.1-or-later",
  "AGPL-3.0-or-later",
  "GFDL-1.1-or-later",
]);

/** True for what the name of a GNU license means that says no version. */
function isAnyVersion(id: string): boolean {
  return ANY_GNU_VERSION.has(id);
}

/** True for another id of the same GNU license that says more than that any version will do. */
function isOtherVersion(open: string, exact: string): boolean {
  return familyOf(open) === familyOf(exact) && !(isAnyVersion(exact) && exact < open);
}

function familyOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf("-")));
}

/** Words in parentheses after a value that add no license: `MIT (see LICENSE)`, `Apache License 2.0 (Apache-2.0)`. */
function isRemark(rest: string, ids: readonly string[], resolve: ValueResolver): boolean {
  const remark = /^\s*\(([^()]{1,200})\)?$/.exec(rest)?.[1];
  if (remark === undefined) return false;
  const named = resolve(remark);
  if (named && named.problems.length === 0)
    return idsOf(named.expression).every((id) => ids.includes(id));
  return !/\b(?:with|without|except|style|like|modified|only|later|and|or|plus)\b/i.test(remark);
}

function shifted(value: ResolvedValue | undefined, by: number): ResolvedValue | undefined {
  if (!value) return undefined;
  return {
    ...value,
    start: value.start + by,
    end: value.end + by,
    problems: shiftedProblems(value.problems, by),
    deprecated: shiftedProblems(value.deprecated, by),
  };
}

/** The same problems with all offsets moved. */
export function shiftedProblems(
  problems: readonly ExpressionProblem[],
  by: number,
): readonly ExpressionProblem[] {
  return problems.map((problem) => ({
    ...problem,
    start: problem.start + by,
    end: problem.end + by,
  }));
}
