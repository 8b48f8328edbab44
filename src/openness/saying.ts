import type { Definition } from "./definition.ts";
import type { Result } from "./verdict.ts";

/** The answer in the words of the source, where it has some: a word, a count, or the step that is reached. `answers` are those of the rules, in order. */
export function saying(
  { says, yields, steps, rules }: Definition,
  answers: readonly Result[],
  result: Result,
): { readonly says?: string } {
  if (says !== undefined) return { says: says[result] };
  if (yields === "tally") {
    return { says: `${answers.filter((answer) => answer === "met").length} of ${rules.length}` };
  }
  if (steps === undefined) return {};
  const shares = steps.map(({ topic, name }) => {
    const own = answers.filter((_, index) => rules[index]?.topics?.includes(topic));
    return { name, met: own.filter((answer) => answer === "met").length, of: own.length };
  });
  const missed = shares.findIndex(({ met, of }) => met < of);
  const next = shares[missed];
  const reached = shares[missed === -1 ? shares.length - 1 : missed - 1]?.name;
  if (next === undefined) return reached === undefined ? {} : { says: reached };
  const progress = `${next.met} of ${next.of} for ${next.name}`;
  return { says: reached === undefined ? progress : `${reached}, ${progress}` };
}
