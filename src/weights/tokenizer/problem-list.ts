import type { Problem } from "../inspection.ts";

/** Problems of one kind that are told apart; a vocabulary may break one rule at every token. */
const TOLD_APART = 20;

/** Problems of vocabularies: the first ones of each kind, and how many there are. */
export class ProblemList {
  readonly #kinds = new Map<string, { readonly problems: Problem[]; count: number }>();

  add(id: string, message: string, effect: Problem["effect"] = "malformed"): void {
    const kind = this.#kinds.get(id) ?? { problems: [], count: 0 };
    this.#kinds.set(id, kind);
    kind.count += 1;
    if (kind.count <= TOLD_APART) kind.problems.push({ id, message, effect });
  }

  all(): readonly Problem[] {
    return [...this.#kinds].flatMap(([id, { problems, count }]) => {
      const effect = problems[0]?.effect ?? "none";
      const more: Problem = { id, message: `${count - TOLD_APART} more of these`, effect };
      return count > TOLD_APART ? [...problems, more] : problems;
    });
  }
}
