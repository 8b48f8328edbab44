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
const TAGS = /<[^<>]{0,80}>/g;
/** The end of a row of a table. */
const NEXT_ROW = /^[ \t]*\|[^\n]{0,80}\n/;
const SLASH = /^\s?[/|]\s?$/;
const CHOICE_BEFORE =
  /\b(?:dual|triple|tri|multi)[- ]?licen[sc]|\b(?:either|choice|choose|at your option|one of)\b|双(?:许可|协议|重许可)/i;

/** Joins the licenses of a text, place by place. */
export interface ExpressionJoiner {
  /** Adds the next place, with its offsets into a text that holds all that stands near it. */
  readonly add: (text: string, place: GrantedPlace) => void;
  /** From now on offsets are smaller by so many characters. */
  readonly shift: (characters: number) => void;
  /** The expression of all places; `NONE` when there are none. */
  readonly expression: () => string;
}

/**
 * The expression of a whole text: places that its words offer as a choice are joined by OR, all others by AND. Places must come in
 * order.
 */
export function createExpressionJoiner(): ExpressionJoiner {
  // Texts of many megabytes say the same again and again: each group of licenses is kept once.
  const choices = new Map<string, ReadonlySet<string>>();
  const parts = new Set<string>();
  let group = new Set<string>();
  let before: GrantedPlace | undefined;
  const end = (): void => {
    if (group.size === 0) return;
    const part = [...group].join(" OR ");
    parts.add(part);
    if (group.size > 1) choices.set(part, group);
  };
  return {
    add(text, place) {
      if (!before || !isChoice(text, before, place)) {
        end();
        group = new Set();
      }
      group.add(place.expression);
      before = place;
    },
    shift(characters) {
      if (!before) return;
      const { start, end: last } = before;
      before = { ...before, start: start - characters, end: last - characters };
    },
    expression() {
      end();
      const offered = new Set([...choices.values()].flatMap((choice) => [...choice]));
      const all = [...parts].filter((part) => choices.has(part) || !offered.has(part));
      if (all.length === 0) return "NONE";
      if (all.length === 1) return all[0] ?? "NONE";
      return all.map((part) => (part.includes(" OR ") ? `(${part})` : part)).join(" AND ");
    },
  };
}

/** True when the words between two licenses, or those before both, offer them as a choice. */
function isChoice(text: string, one: GrantedPlace, other: GrantedPlace): boolean {
  if (other.start - one.end > CLOSE || one.expression === other.expression) return false;
  const between = text.slice(one.end, other.start).replace(TAGS, " ");
  if (NEXT_ROW.test(between)) return false;
  if (SLASH.test(between) || OR_BETWEEN.test(between)) return true;
  return (
    !SENTENCE_END.test(between) &&
    CHOICE_BEFORE.test(text.slice(Math.max(0, one.start - ANNOUNCED), one.start))
  );
}
