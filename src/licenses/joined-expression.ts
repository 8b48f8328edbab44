/** A place of a text that grants licenses. */
export interface GrantedPlace {
  /** SPDX expression of the place alone. */
  readonly expression: string;
  readonly start: number;
  readonly end: number;
}

/** Longest stretch between two licenses of one choice. */
const CLOSE = 120;
/** Longest stretch before a choice in which it is announced, and after one in which it is called so. */
const ANNOUNCED = 120;
const NAMED_SO = 24;
/** "Or" right after a license, or later in its sentence: what says that something else is, or was, begins another clause. */
const OR_BETWEEN =
  /^[^\p{L}]{0,8}(?:licen[sc]e[sd]?[^\p{L}]{1,8}|\p{Script=Han}{0,5}\s?)?(?:or\b|(?<![*/])\/(?![*/])|\||或|oder\b|ou\b|o\b|или|または)|alternatively/iu;
const OR_LATER =
  /^(?:(?![.;:!?]\s)[^])*[^\p{L}](?:or|oder|ou)(?!\p{L})(?!.*\b(?:is|are|was|were|has|have)\b)[^.;]{0,60}$/iu;
const SENTENCE_END = /[.;:。；：!?](?:\s|$)/;
/** A comma, and words that belong to names: what "or" before the last name of a list says holds for all of them. */
const COMMA =
  /^[^\p{L}.;:]{0,3}(?:licen[sc]es?)?[^\p{L}.;:]{0,3}(?:,|、|，)\s{0,4}(?:(?:the|an?|under|by|of|terms|version|gnu)\s{1,4}){0,5}$/iu;
const TAGS = /<[^<>]{0,80}>/g;
/** The end of a row of a table. */
const NEXT_ROW = /^[^\p{L}\n]{0,8}(?:\|[^\n]{0,80}\n|\n[ \t]*\|)/u;
/** From one item of a list to the next one. */
const NEXT_ITEM = /\n[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+[^\n]{0,60}$/;
const SLASH = /^\s?[/|]\s?$/;
const CHOICE_BEFORE =
  /\b(?:dual|triple|tri|multi)[- ]?licen[sc]|\bat your option\b|双(?:许可|协议|重许可)/i;
/** The same in the sentence in which the licenses stand. */
const CHOICE_IN_SENTENCE =
  /\b(?:either|choice|choose|one of|any of|wahlweise|au choix)\b|任[一选何]|选择/i;
const SENTENCES = /[.!?。！？]\s|\n\s*\n/;
/** A list is announced in the line above it. */
const LIST_BEFORE =
  /\b(?:either|choice|choose|one|any)(?: one)? (?:of|from|between)(?: (?:the|these|those|following|two|three|four|below)){0,3}(?: [a-z-]{1,20})?(?: (?:licen[sc]es?|terms)\b[^\n.]{0,40})?:?\s*(?:\n[ \t]*(?:[-*+•]|\d{1,2}[.)])[^\n]{0,20})$/i;
const CHOICE_AFTER = /^\p{Script=Han}{0,4}\s?(?:双|雙)重?(?:许可|协议|許可|授權|授权)/u;

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
  /** Licenses before the last one that commas join to it: a choice, if "or" follows. */
  let listed = new Set<string>();
  let isListChoice = false;
  let before: GrantedPlace | undefined;
  const end = (): void => {
    if (group.size === 0) return;
    const part = [...group].join(" OR ");
    parts.add(part);
    if (group.size > 1) choices.set(part, group);
    group = new Set();
  };
  const endList = (): void => {
    for (const one of listed) parts.add(one);
    listed = new Set();
    end();
    isListChoice = false;
  };
  return {
    add(text, place) {
      const joint = before ? jointOf(text, before, place, isListChoice) : "none";
      if (joint === "or" || joint === "item") {
        group = listed.union(group);
        listed = new Set();
        isListChoice = joint === "item";
      } else if (joint === "comma") {
        for (const one of group) listed.add(one);
        group = new Set();
      } else endList();
      group.add(place.expression);
      before = place;
    },
    shift(characters) {
      if (!before) return;
      const { start, end: last } = before;
      before = { ...before, start: start - characters, end: last - characters };
    },
    expression() {
      endList();
      const offered = new Set([...choices.values()].flatMap((choice) => [...choice]));
      const all = [...parts].filter((part) => choices.has(part) || !offered.has(part));
      if (all.length === 0) return "NONE";
      if (all.length === 1) return all[0] ?? "NONE";
      return all.map((part) => (part.includes(" OR ") ? `(${part})` : part)).join(" AND ");
    },
  };
}

/** What joins two licenses: a choice of both, a list of choices, a comma, of which the next words tell the meaning, or nothing. */
type Joint = "or" | "item" | "comma" | "none";

/** What the words between two licenses, or those before both, say; `isInList` where the first one is an item of a list of choices. */
function jointOf(text: string, one: GrantedPlace, other: GrantedPlace, isInList: boolean): Joint {
  if (other.start - one.end > CLOSE || one.expression === other.expression) return "none";
  const between = text.slice(one.end, other.start).replace(TAGS, " ");
  if (NEXT_ROW.test(between)) return "none";
  if (SLASH.test(between) || OR_BETWEEN.test(between) || OR_LATER.test(between)) return "or";
  const before = text.slice(Math.max(0, one.start - ANNOUNCED), one.start);
  if (NEXT_ITEM.test(between)) return isInList || LIST_BEFORE.test(before) ? "item" : "none";
  if (SENTENCE_END.test(between)) return "none";
  const sentence = before.split(SENTENCES).at(-1) ?? "";
  if (CHOICE_BEFORE.test(before) || CHOICE_IN_SENTENCE.test(sentence)) return "or";
  if (CHOICE_AFTER.test(text.slice(other.end, other.end + NAMED_SO))) return "or";
  return COMMA.test(between) ? "comma" : "none";
}
