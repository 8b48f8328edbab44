import { ownerOf, type Pointer } from "./pointer.ts";

/** Sentences that speak of somebody else's models or data. */
const OF_OTHERS =
  /\b(?:based on|derived from|built (?:up)?on|fine-?tuned (?:from|on)|inspired by|thanks?|compare[ds]?|baseline|following|adapted)\b/i;

/**
 * Accounts that publish this release: those whose name the release carries, and the one that its texts
 * point to most for models. Everything else is somebody else's.
 */
export function publishersOf(
  releaseName: string,
  pointers: readonly Pointer[],
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const pointer of pointers) {
    if (pointer.kind !== "hub-model" && pointer.kind !== "repository") continue;
    const weight =
      (pointer.kind === "hub-model" ? 2 : 1) * (OF_OTHERS.test(pointer.sentence.text) ? 0.25 : 1);
    counts.set(ownerOf(pointer), (counts.get(ownerOf(pointer)) ?? 0) + weight);
  }
  const most = Math.max(0, ...counts.values());
  const name = releaseName.toLowerCase();
  return new Set(
    [...counts]
      .filter(([owner, count]) => count === most || name.includes(owner))
      .map(([owner]) => owner),
  );
}
