import { ownerOf, type Pointer } from "./pointer.ts";

/** Words before a link that make it lead to somebody else's model, data or code. */
const OF_OTHERS =
  /\b(?:based (?:up)?on|derived from|built (?:up)?on|builds on|fine-?tun(?:ed?|ing) (?:from|of|on|version)|initiali[sz]ed (?:from|with)|distilled from|inspired by|thanks?|compare[ds]?|baselines?|following|adapted|outperform\w*|such as|e\.g\.)(?![^;]*\bwe (?:also )?(?:release|provide|open))/i;

/** Titles of sections about other people's work. */
const FOREIGN_SECTION = /acknowledg|related|citation|references|credits|community|friend/i;

/**
 * Accounts that publish this release: those whose name the release carries, and those that its texts
 * point to most for models and, apart from them, for code. Everything else is somebody else's.
 */
export function publishersOf(
  releaseName: string,
  pointers: readonly Pointer[],
): ReadonlySet<string> {
  const models = new Map<string, number>();
  const all = new Map<string, number>();
  for (const pointer of pointers) {
    const isModel = pointer.kind === "hub-model";
    if (!isModel && pointer.kind !== "repository") continue;
    const weight = isOfOthers(pointer) ? 0.25 : 1;
    const owner = ownerOf(pointer);
    if (isModel) models.set(owner, (models.get(owner) ?? 0) + weight);
    all.set(owner, (all.get(owner) ?? 0) + (isModel ? 2 : 1) * weight);
  }
  const name = releaseName.toLowerCase();
  const most = Math.max(0, ...all.values());
  // One link to a model in passing makes nobody its publisher.
  const mostModels = Math.max(1, ...models.values());
  return new Set(
    [...all]
      .filter(
        ([owner, count]) =>
          count === most || models.get(owner) === mostModels || name.includes(owner),
      )
      .map(([owner]) => owner),
  );
}

/** Whether a pointer leads to other people's work. Judged by the words before the link; what follows it is said of this release again. */
export function isOfOthers({ sentence, target }: Pointer): boolean {
  if (sentence.section.some((title) => FOREIGN_SECTION.test(title))) return true;
  const link = sentence.links.find((each) => each.target.includes(target));
  const at = link && link.label ? sentence.text.indexOf(link.label) : -1;
  return OF_OTHERS.test(at < 0 ? sentence.text : sentence.text.slice(0, at));
}
