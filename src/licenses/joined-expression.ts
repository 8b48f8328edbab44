/** A place of a text that grants licenses. */
export interface GrantedPlace {
  /** SPDX expression of the place alone. */
  readonly expression: string;
  readonly start: number;
  readonly end: number;
}

/** Longest stretch between two licenses of one choice. */
const CLOSE = 120;
/** Longest stretch before a choice in which it is announced. */
const ANNOUNCED = 120;
const OR_BETWEEN =
  /^[^\p{L}]{0,8}(?:licen[sc]e[sd]?[^\p{L}]{1,8})?(?:or\b|\/|\||或)|[^\p{L}]or\b[^.;]{0,60}$|alternatively/iu;
const SENTENCE_END = /[.;:。；：!?](?:\s|$)/;
const SLASH = /^\s?[/|]\s?$/;
const CHOICE_BEFORE =
  /\b(?:dual|triple|tri|multi)[- ]?licen[sc]|\b(?:either|choice|choose|at your option|one of)\b|双(?:许可|协议|重许可)/i;

/**
 * The expression of a whole text: places that its words offer as a choice are joined by OR, all others by AND. Places must come in
 * order. `NONE` when there are none.
 */
export function joinedExpression(text: string, places: readonly GrantedPlace[]): string {
  const groups: Set<string>[] = [];
  for (const [at, place] of places.entries()) {
    const before = places[at - 1];
    const group = groups.at(-1);
    if (before && group && isChoice(text, before, place)) group.add(place.expression);
    else groups.push(new Set([place.expression]));
  }
  const choices = groups.filter(({ size }) => size > 1);
  const all = groups.filter(
    (group) =>
      group.size > 1 || !choices.some((choice) => [...group].every((each) => choice.has(each))),
  );
  const parts = [...new Set(all.map((group) => [...group].join(" OR ")))];
  if (parts.length === 0) return "NONE";
  return parts.length === 1
    ? (parts[0] ?? "NONE")
    : parts.map((part) => (part.includes(" OR ") ? `(${part})` : part)).join(" AND ");
}

/** True when the words between two licenses, or those before both, offer them as a choice. */
function isChoice(text: string, one: GrantedPlace, other: GrantedPlace): boolean {
  if (other.start - one.end > CLOSE || one.expression === other.expression) return false;
  const between = text.slice(one.end, other.start);
  if (SLASH.test(between) || OR_BETWEEN.test(between)) return true;
  return (
    !SENTENCE_END.test(between) &&
    CHOICE_BEFORE.test(text.slice(Math.max(0, one.start - ANNOUNCED), one.start))
  );
}
