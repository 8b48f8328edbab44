import type { Ancestor } from "../inventory.ts";

/** Models between that are named; a longer line is counted. */
const MAX_BETWEEN = 3;

/** An ancestor by its name, with the models between: `oak-lab/oak (by way of elm-lab/elm)`. */
export function lineWords({ name, steps }: Pick<Ancestor, "name" | "steps">): string {
  const between = steps.slice(0, -1).map((step) => step.name);
  if (between.length === 0) return name;
  const more = between.length - MAX_BETWEEN;
  const shown = more > 1 ? [...between.slice(0, MAX_BETWEEN), `${more} more`] : between;
  return `${name} (by way of ${shown.join(", ")})`;
}
