import type { BaseModel } from "../inventory/inventory.ts";
import type { FollowedLine, FollowOptions } from "./followed-line.ts";
import { LineWalk } from "./line-walk.ts";
import type { ReachedModel } from "./reached-model.ts";

/** Releases that are opened at once: hubs count requests. */
const AT_ONCE = 4;

/**
 * Follows the line of base models up from a release, level by level. Each model is opened once; what cannot be opened or read, or lies
 * beyond a limit, is an ancestor whose terms are unread. Rejects only when aborted.
 */
export async function followLine(
  name: string,
  baseModels: readonly BaseModel[],
  options: FollowOptions,
): Promise<FollowedLine> {
  const walk = new LineWalk(name, options);
  let level = walk.meet(baseModels);
  while (level.length > 0) {
    const next: ReachedModel[] = [];
    for (let at = 0; at < level.length; at += AT_ONCE) {
      options.signal?.throwIfAborted();
      const batch = level.slice(at, at + AT_ONCE);
      const results = await Promise.all(
        batch.map(async (reached) => ({ reached, result: await walk.read(reached) })),
      );
      // In order, whoever answered first: the same line gives the same report.
      for (const { reached, result } of results) {
        for (const model of walk.add(reached, result)) next.push(model);
      }
    }
    level = next;
  }
  return walk.line();
}
