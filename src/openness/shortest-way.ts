import type { Lack, Outcome } from "./outcome.ts";
import type { MissingThing, ShortestWay } from "./verdict.ts";

/** Ways that are compared at one time; more happen only where many choices share no thing. */
const MAX_WAYS = 256;

/** A rule and what was seen of it. */
interface SeenRule {
  readonly rule: string;
  readonly outcome: Outcome;
}

/** A set of things, by name. */
type Way = ReadonlySet<string>;

/**
 * The smallest set of things that are missing: one thing can serve several rules, and where a rule leaves a choice, the
 * cheaper side is taken. Of two ways of one size the one with fewer failures is taken, then the one that was written first.
 */
export function shortestWay(rules: readonly SeenRule[]): ShortestWay {
  const lacks = rules.flatMap(({ rule, outcome }) =>
    lacksOf(outcome).map((lack) => ({ ...lack, rule })),
  );
  const failing = new Set(
    lacks.filter(({ result }) => result === "fails").map(({ thing }) => thing),
  );
  const search = new WaySearch(failing);
  const [way = new Set<string>()] = search.all(rules.map(({ outcome }) => search.of(outcome)));
  const things = [...way].map((thing) => describe(thing, lacks));
  const isMissing = ({ result }: MissingThing): boolean => result === "fails";
  return {
    things: [
      ...things.filter((thing) => isMissing(thing)),
      ...things.filter((thing) => !isMissing(thing)),
    ],
    isShortest: !search.isCut,
  };
}

interface RuleLack extends Lack {
  readonly rule: string;
  readonly result: "fails" | "undecided";
}

function describe(thing: string, lacks: readonly RuleLack[]): MissingThing {
  const own = lacks.filter((lack) => lack.thing === thing);
  const failing = own.filter(({ result }) => result === "fails");
  // What fails is asked for first; what is only in doubt comes after.
  const wants = [...failing, ...own].flatMap((lack) =>
    lack.wants === undefined ? [] : [lack.wants],
  );
  return {
    thing,
    result: failing.length > 0 ? "fails" : "undecided",
    wants: [...new Set(wants)],
    rules: [...new Set(own.map(({ rule }) => rule))],
  };
}

/** Every lack at the leaves of what is not met. */
function lacksOf(outcome: Outcome): readonly Omit<RuleLack, "rule">[] {
  if (outcome.result === "met" || isFree(outcome)) return [];
  if (outcome.parts) return outcome.parts.of.flatMap((part) => lacksOf(part));
  return [{ ...lackOf(outcome), result: outcome.result }];
}

/** Nothing has to be published for it: it is met, or a person can say that it is. */
function isFree({ result, isQuestion }: Outcome): boolean {
  return result === "met" || isQuestion === true;
}

/** A leaf without words for its lack is named by its reason. */
function lackOf({ lack, because }: Outcome): Lack {
  return lack ?? { thing: because };
}

/** Looks for the small ways to meet outcomes, and remembers whether it had to leave some out. */
class WaySearch {
  isCut = false;
  readonly #failing: ReadonlySet<string>;

  constructor(failing: ReadonlySet<string>) {
    this.#failing = failing;
  }

  /** The ways to meet one outcome, smallest first; none of them holds another. */
  of(outcome: Outcome): readonly Way[] {
    if (isFree(outcome)) return [new Set()];
    if (outcome.parts === undefined) return [new Set([lackOf(outcome).thing])];
    const unmet = outcome.parts.of.filter((part) => !isFree(part));
    const met = outcome.parts.of.length - unmet.length;
    return this.#some(
      unmet.map((part) => this.of(part)),
      outcome.parts.atLeast - met,
    );
  }

  /** The ways to meet all. */
  all(each: readonly (readonly Way[])[]): readonly Way[] {
    return this.#some(each, each.length);
  }

  /** The ways to meet so many of several: `found.get(n)` holds the ways to meet n of those looked at. */
  #some(each: readonly (readonly Way[])[], wanted: number): readonly Way[] {
    let found: ReadonlyMap<number, readonly Way[]> = new Map([[0, [new Set<string>()]]]);
    each.forEach((ways, index) => {
      const left = each.length - index - 1;
      const next = new Map<number, readonly Way[]>();
      // What can no longer reach `wanted` is not followed.
      for (let n = Math.max(0, wanted - left); n <= Math.min(wanted, index + 1); n += 1) {
        const without = found.get(n) ?? [];
        const before = found.get(n - 1) ?? [];
        const withOne = before.flatMap((way) => ways.map((more) => way.union(more)));
        next.set(n, this.#smallest([...without, ...withOne]));
      }
      found = next;
    });
    return found.get(wanted) ?? [];
  }

  /** Without ways that hold another one, smallest first. */
  #smallest(ways: readonly Way[]): readonly Way[] {
    if (ways.length < 2) return ways;
    const cost = (way: Way): number =>
      way.size + way.intersection(this.#failing).size / (way.size + 1);
    const sorted = ways
      .map((way) => ({ way, cost: cost(way) }))
      .toSorted((a, b) => a.cost - b.cost)
      .map(({ way }) => way);
    const kept: Way[] = [];
    for (const way of sorted) {
      if (kept.some((smaller) => smaller.isSubsetOf(way))) continue;
      if (kept.length < MAX_WAYS) kept.push(way);
      else this.isCut = true;
    }
    return kept;
  }
}
