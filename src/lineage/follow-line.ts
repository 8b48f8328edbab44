import { AssayError, FormatError } from "../bytes/errors.ts";
import type { Ancestor, BaseModel, LineageStep, Unread } from "../inventory/inventory.ts";
import { evidenceIn } from "../inventory/lineage/inherit-terms.ts";
import type { FollowedLineage } from "../inventory/lineage/with-lineage.ts";
import type { LicenseEngine } from "../licenses/license.ts";
import type { TextFile } from "../release/read-text.ts";
import type { OpenParent } from "./parent-opener.ts";
import { readAncestor, type ReadAncestor } from "./read-ancestor.ts";

/** Steps up that are followed; the longest lines on hubs have about ten. */
const MAX_DEPTH = 12;
/** Releases that are opened; a merge of merges can name hundreds of models. */
const MAX_OPENED = 64;
/** Releases that are opened at once: hubs count requests. */
const AT_ONCE = 4;

/** How a line is followed. */
export interface FollowOptions {
  readonly open: OpenParent;
  readonly engine: LicenseEngine;
  /** The target of the release itself, where it has one, so that a line that leads back to it is seen. */
  readonly target?: string | undefined;
  readonly maxDepth?: number;
  readonly maxOpened?: number;
  readonly signal?: AbortSignal | undefined;
  /** Told after each release that was read. */
  readonly onProgress?: (done: number) => void;
}

/** A line with the texts that clauses of ancestors stand in, by the ancestor's name and by path. */
export interface FollowedLine extends FollowedLineage {
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, TextFile>>;
}

/** A model that is reached, and the way to it. */
interface Reached {
  readonly model: BaseModel;
  readonly steps: readonly LineageStep[];
  /** Keys of the models on the way, the release itself first. */
  readonly keys: readonly string[];
}

/**
 * Follows the line of base models up from a release, level by level. Each model is opened once; what cannot be opened or read, or lies
 * beyond a limit, is an ancestor whose terms are unread. Rejects only when aborted.
 */
export async function followLine(
  name: string,
  baseModels: readonly BaseModel[],
  options: FollowOptions,
): Promise<FollowedLine> {
  const { maxDepth = MAX_DEPTH, maxOpened = MAX_OPENED, onProgress = () => undefined } = options;
  const ancestors: Ancestor[] = [];
  const unread: Unread[] = [];
  const texts = new Map<string, ReadonlyMap<string, TextFile>>();
  const circles: (readonly string[])[] = [];
  const root = keyOfTarget(options.target) ?? `release ${name}`;
  const seen = new Set<string>([root]);
  let opened = 0;
  let level = baseModels.map((model) => reach(model, [], [root]));
  for (let depth = 1; level.length > 0; depth++) {
    const fresh: Reached[] = [];
    for (const reached of level) {
      const key = keyOf(reached.model);
      if (reached.keys.includes(key)) circles.push(circleOf(name, reached, key));
      else if (!seen.has(key)) fresh.push(reached);
      seen.add(key);
    }
    const next: Reached[] = [];
    const batches = batchesOf(fresh, AT_ONCE);
    for (const batch of batches) {
      options.signal?.throwIfAborted();
      const results = await Promise.all(
        batch.map(async (reached) => {
          const { origin } = reached.model;
          if (!("target" in origin)) return { why: origin.why };
          if (depth > maxDepth) return { why: `it is more than ${maxDepth} steps up the line` };
          if (++opened > maxOpened)
            return { why: `not opened: ${maxOpened} base models were opened before it` };
          return readOrWhy(reached.model.name, origin.target, options);
        }),
      );
      for (const [at, reached] of batch.entries()) {
        const result = results[at];
        if (result === undefined) continue;
        ancestors.push(ancestorOf(reached, result));
        if ("why" in result) continue;
        onProgress(ancestors.length);
        unread.push(...result.unread);
        texts.set(reached.model.name, result.texts);
        next.push(
          ...result.baseModels.map((model) =>
            reach(model, reached.steps, reached.keys, reached.model),
          ),
        );
      }
    }
    level = next;
  }
  return { lineage: { ancestors, circles }, unread, texts };
}

async function readOrWhy(
  name: string,
  target: string,
  { open, engine, signal }: FollowOptions,
): Promise<ReadAncestor | { readonly why: string }> {
  try {
    return await readAncestor(name, await open(target), engine, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AssayError || error instanceof FormatError) return { why: error.message };
    throw error;
  }
}

function reach(
  model: BaseModel,
  steps: readonly LineageStep[],
  keys: readonly string[],
  below?: BaseModel,
): Reached {
  const { name, relation, evidence } = model;
  const step: LineageStep = {
    name,
    ...(relation && { relation }),
    evidence: below === undefined ? evidence : evidenceIn(below.name, evidence),
  };
  return {
    model,
    steps: [...steps, step],
    keys: below === undefined ? keys : [...keys, keyOf(below)],
  };
}

function ancestorOf(
  { model, steps }: Reached,
  result: ReadAncestor | { readonly why: string },
): Ancestor {
  const { name, origin } = model;
  const known = "target" in origin ? { target: origin.target } : {};
  if ("why" in result)
    return { name, ...known, steps, licenses: [], clauses: [], unread: result.why };
  return { name, ...known, steps, ...result.terms };
}

/** A model whatever its revision: two revisions of one model are one step of a line. */
function keyOf({ name, origin }: BaseModel): string {
  return (
    ("target" in origin ? keyOfTarget(origin.target) : undefined) ?? `name ${name.toLowerCase()}`
  );
}

function keyOfTarget(target: string | undefined): string | undefined {
  return target
    ?.toLowerCase()
    .replace(/^hf:(?:\/\/)?/, "hf:")
    .replace(/@.*$/s, "");
}

/** Names from where the line comes back to, to there again. */
function circleOf(name: string, { steps, keys }: Reached, key: string): readonly string[] {
  return [name, ...steps.map((each) => each.name)].slice(keys.indexOf(key));
}

function batchesOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}
