import { AssayError, FormatError } from "../bytes/errors.ts";
import type { Ancestor, BaseModel, Unread } from "../inventory/inventory.ts";
import type { TextFile } from "../release/read-text.ts";
import type { FollowedLine, FollowOptions } from "./followed-line.ts";
import { readAncestor, type ReadAncestor } from "./read-ancestor.ts";
import { ancestorOf, keyOfModel, keyOfTarget, reach, type ReachedModel } from "./reached-model.ts";

/** Steps up that are followed; the longest lines on hubs have about ten. */
const MAX_DEPTH = 12;
/** Releases that are opened; a merge of merges can name hundreds of models. */
const MAX_OPENED = 64;
/** Ancestors that are told one by one; more are counted. */
const MAX_ANCESTORS = 10_000;

/** What was read of a model, or why nothing was. */
export type ReadResult = ReadAncestor | { readonly why: string };

/** What a walk up a line has met so far. */
export class LineWalk {
  readonly #name: string;
  readonly #options: FollowOptions;
  readonly #root: string;
  readonly #ancestors: Ancestor[] = [];
  readonly #unread: Unread[] = [];
  readonly #texts = new Map<string, ReadonlyMap<string, TextFile>>();
  readonly #circles: (readonly string[])[] = [];
  readonly #seen: Set<string>;
  #opened = 0;
  #untold = 0;

  /** `name` is that of the release whose line is walked. */
  constructor(name: string, options: FollowOptions) {
    this.#name = name;
    this.#options = options;
    this.#root = options.target === undefined ? `release ${name}` : keyOfTarget(options.target);
    this.#seen = new Set([this.#root]);
  }

  /** Of the models that the one below, or the release itself, was made from, those that were not met before. */
  meet(models: readonly BaseModel[], below?: ReachedModel): readonly ReachedModel[] {
    const on = below === undefined ? [this.#root] : [...below.below, below.key];
    return models.flatMap((model) => {
      const key = keyOfModel(model);
      if (on.includes(key)) this.#circles.push(this.#circle(model, below, on.indexOf(key)));
      if (this.#seen.has(key)) return [];
      this.#seen.add(key);
      if (this.#seen.size - 1 > MAX_ANCESTORS) {
        this.#untold++;
        return [];
      }
      return [reach(model, below ?? { release: this.#root })];
    });
  }

  /** Opens a model and reads its terms; why not, where that cannot be done. Rejects only when aborted. */
  async read({ model: { name, origin }, steps }: ReachedModel): Promise<ReadResult> {
    const { open, engine, signal, maxDepth = MAX_DEPTH, maxOpened = MAX_OPENED } = this.#options;
    if (!("target" in origin)) return { why: origin.why };
    if (steps.length > maxDepth) return { why: `it is more than ${maxDepth} steps up the line` };
    if (this.#opened >= maxOpened)
      return { why: `not opened: ${maxOpened} base models were opened before it` };
    this.#opened++;
    try {
      return await readAncestor(name, await open(origin.target), engine, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof AssayError || error instanceof FormatError)
        return { why: error.message };
      throw error;
    }
  }

  /** Takes what was read of a model; the models that it was made from and that were not met before. */
  add(reached: ReachedModel, result: ReadResult): readonly ReachedModel[] {
    this.#ancestors.push(ancestorOf(reached, result));
    if ("why" in result) return [];
    this.#options.onProgress?.(this.#ancestors.length);
    this.#unread.push(...result.unread);
    this.#texts.set(reached.model.name, result.texts);
    return this.meet(result.baseModels, reached);
  }

  /** Everything that was met. */
  line(): FollowedLine {
    const { target } = this.#options;
    const untold: readonly Unread[] =
      this.#untold === 0
        ? []
        : [
            {
              what: `the terms of ${this.#untold} more base models`,
              why: `only the first ${MAX_ANCESTORS} are told one by one`,
            },
          ];
    return {
      lineage: {
        ...(target !== undefined && { target }),
        ancestors: this.#ancestors,
        circles: this.#circles,
      },
      unread: [...this.#unread, ...untold],
      texts: this.#texts,
    };
  }

  /** Names from where the line comes back to, to there again. */
  #circle(model: BaseModel, below: ReachedModel | undefined, from: number): readonly string[] {
    const names = [this.#name, ...(below?.steps ?? []).map(({ name }) => name)];
    return [...names.slice(from), model.name];
  }
}
