import type { Random } from "../model/random.ts";

/** Number of a subject; the verb has to agree with it. */
export type GrammaticalNumber = "singular" | "plural";

/** A noun in both numbers, and the word that stands for it in the singular. */
interface Noun {
  readonly singular: string;
  readonly plural: string;
  readonly pronouns: readonly [string, ...string[]];
}

/** A noun phrase together with the number that its verb must take. */
export interface NounPhrase {
  readonly text: string;
  readonly number: GrammaticalNumber;
  readonly pronoun: string;
}

const IT = ["it"] as const;
const PERSON = ["she", "he"] as const;

const LIVING: readonly [Noun, ...Noun[]] = [
  { singular: "gull", plural: "gulls", pronouns: IT },
  { singular: "crab", plural: "crabs", pronouns: IT },
  { singular: "seal", plural: "seals", pronouns: IT },
  { singular: "otter", plural: "otters", pronouns: IT },
  { singular: "heron", plural: "herons", pronouns: IT },
  { singular: "dog", plural: "dogs", pronouns: IT },
  { singular: "child", plural: "children", pronouns: PERSON },
  { singular: "sailor", plural: "sailors", pronouns: PERSON },
  { singular: "baker", plural: "bakers", pronouns: PERSON },
  { singular: "keeper", plural: "keepers", pronouns: PERSON },
];

const THINGS: readonly [Noun, ...Noun[]] = [
  { singular: "boat", plural: "boats", pronouns: IT },
  { singular: "lamp", plural: "lamps", pronouns: IT },
  { singular: "rope", plural: "ropes", pronouns: IT },
  { singular: "bell", plural: "bells", pronouns: IT },
  { singular: "barrel", plural: "barrels", pronouns: IT },
  { singular: "basket", plural: "baskets", pronouns: IT },
  { singular: "kite", plural: "kites", pronouns: IT },
  { singular: "flag", plural: "flags", pronouns: IT },
];

const ADJECTIVES = ["small", "old", "red", "quiet", "bright", "gray", "wet", "brave"] as const;
const PLACES = ["pier", "harbor wall", "lighthouse", "market", "boathouse", "tide pool"] as const;
const PREPOSITIONS = ["near", "behind", "under", "beside"] as const;
const TIMES = ["at dawn", "at noon", "all night", "after the storm", "in the wind"] as const;

/** Verbs that take a plain `s` in the third person, so that one rule inflects them all. */
const LIVING_VERBS = ["wait", "sleep", "sing", "listen", "rest", "play"] as const;
const THING_VERBS = ["drift", "swing", "shine", "creak", "sway", "turn"] as const;
const TRANSITIVE_VERBS = ["follow", "find", "want", "see", "lift", "guard", "pull"] as const;

/** The form of a verb for a subject of this number. */
export function inflect(verb: string, number: GrammaticalNumber): string {
  return number === "singular" ? `${verb}s` : verb;
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function nounPhrase(noun: Noun, random: Random, article: "the" | "a"): NounPhrase {
  const adjective = random.uniform() < 0.4 ? `${random.pick(ADJECTIVES)} ` : "";
  if (random.uniform() < 0.5) {
    const determiner = article === "a" ? "some" : "the";
    return { text: `${determiner} ${adjective}${noun.plural}`, number: "plural", pronoun: "they" };
  }
  const words = `${adjective}${noun.singular}`;
  const determiner = article === "a" && /^[aeiou]/.test(words) ? "an" : article;
  return {
    text: `${determiner} ${words}`,
    number: "singular",
    pronoun: random.pick(noun.pronouns),
  };
}

function placePhrase(random: Random): string {
  return `${random.pick(PREPOSITIONS)} the ${random.pick(PLACES)}`;
}

/**
 * A subject with a second noun between it and its verb, such as "the ropes behind the old boat".
 * The second noun attracts the verb: a model that only looks at the nearest noun gets it wrong.
 */
export function attractedSubject(random: Random): {
  readonly subject: NounPhrase;
  readonly attractor: NounPhrase;
  readonly text: string;
  readonly verb: string;
} {
  const isLiving = random.uniform() < 0.5;
  const subject = nounPhrase(random.pick(isLiving ? LIVING : THINGS), random, "the");
  const attractor = nounPhrase(random.pick(THINGS), random, "the");
  const text = `${capitalize(subject.text)} ${random.pick(PREPOSITIONS)} ${attractor.text}`;
  return { subject, attractor, text, verb: random.pick(isLiving ? LIVING_VERBS : THING_VERBS) };
}

function introduction(subject: NounPhrase, random: Random): string {
  const verb = inflect(random.pick(LIVING_VERBS), subject.number);
  if (random.uniform() < 0.3) {
    return `${capitalize(random.pick(TIMES))}, ${subject.text} ${verb} ${placePhrase(random)}.`;
  }
  return `${capitalize(subject.text)} ${verb} ${placePhrase(random)}.`;
}

function action(subject: NounPhrase, random: Random): string {
  const verb = inflect(random.pick(TRANSITIVE_VERBS), subject.number);
  const object = nounPhrase(random.pick(random.uniform() < 0.5 ? LIVING : THINGS), random, "the");
  return `${capitalize(subject.pronoun)} ${verb} ${object.text}.`;
}

function scenery(random: Random): string {
  const { subject, text, verb } = attractedSubject(random);
  return `${text} ${inflect(verb, subject.number)} ${random.pick(TIMES)}.`;
}

function question(subject: NounPhrase, random: Random): string {
  const verb = random.pick(LIVING_VERBS);
  const asks = subject.number === "singular" ? "Where does" : "Where do";
  const answer = `${capitalize(subject.pronoun)} ${inflect(verb, subject.number)}`;
  return `${asks} ${subject.pronoun} ${verb}? ${answer} ${placePhrase(random)}.`;
}

function ending(subject: NounPhrase, random: Random): string {
  return `Then ${subject.pronoun} ${inflect(random.pick(LIVING_VERBS), subject.number)} ${random.pick(TIMES)}.`;
}

/** One story on one line: two to four sentences about one subject, and one about something else. */
export function story(random: Random): string {
  const subject = nounPhrase(random.pick(LIVING), random, random.uniform() < 0.5 ? "a" : "the");
  const sentences = [introduction(subject, random), scenery(random)];
  sentences.push(random.uniform() < 0.3 ? question(subject, random) : action(subject, random));
  if (random.uniform() < 0.4) sentences.push(ending(subject, random));
  return sentences.join(" ");
}
