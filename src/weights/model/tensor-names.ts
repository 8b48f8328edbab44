import type { CountedTensor, CountedTensors } from "./counted-tensor.ts";

/** What names and shapes of tensors show of a network, without any configuration. */
export interface Structure {
  /** Blocks with a number in their names: one more than the highest, where none is missing. */
  readonly layers?: number;
  /** Of the input embedding, [vocabulary, hidden size]. */
  readonly vocabulary?: number;
  readonly hiddenSize?: number;
  /** Whether there is an output matrix of its own; undefined where there is no input embedding either. */
  readonly hasOutput?: boolean;
  /** Weights of experts that a router chooses from. */
  readonly isRouted: (name: string) => boolean;
}

/** `model.layers.12.`, `transformer.h.12.`, `blk.12.`, `gpt_neox.layers.12.`; the part that counts is the number. */
const BLOCK = /^((?:[A-Za-z_]\w*\.){0,4}(?:layers?|h|blk|blocks?))\.(\d{1,4})\./;
const EMBEDDING =
  /(?:^|\.)(?:embed_tokens|wte|tok_embeddings|token_embd|word_embeddings|embed_in|word_embedding|embedding)\.weight$/;
const OUTPUT = /^(?:[\w.]{0,60}\.)?(?:lm_head|embed_out|output_layer|output)\.weight$/;
/** Numbered experts, experts in one tensor for all, and those of GGUF; shared experts are always used. */
const ROUTED = /(?:\.experts\.|\.local_experts\.|_exps\.|\.experts_)/;
const DRAFT = /(?:^|\.)(?:mtp|nextn|eagle|draft)\w*\./;

/** Reads names as the libraries of transformers, GGUF and Llama write them. */
export function structureOf(tensors: CountedTensors): Structure {
  const blocks = new Map<string, Set<number>>();
  let embedding: CountedTensor | undefined;
  let hasOutput = false;
  for (const { name, dtype, shape } of tensors) {
    if (embedding === undefined && shape.length === 2 && EMBEDDING.test(name)) {
      embedding = { name, dtype, shape };
    }
    hasOutput ||= OUTPUT.test(name);
    noteBlock(name, blocks);
  }
  const layers = longestRun(blocks);
  const [vocabulary, hiddenSize] = embedding?.shape ?? [];
  return {
    isRouted: (name) => ROUTED.test(name),
    ...(layers !== undefined && { layers }),
    ...(embedding && { hasOutput }),
    ...(vocabulary !== undefined && { vocabulary }),
    ...(hiddenSize !== undefined && { hiddenSize }),
  };
}

/** Notes the number of the block that a tensor belongs to, under the series of blocks. */
function noteBlock(name: string, blocks: Map<string, Set<number>>): void {
  const [, series, number] = BLOCK.exec(name) ?? [];
  if (series === undefined || number === undefined || DRAFT.test(name)) return;
  const numbers = blocks.get(series) ?? new Set<number>();
  blocks.set(series, numbers.add(Number(number)));
}

/** The longest run of blocks from 0 on: a model that also sees has a second, shorter one. */
function longestRun(blocks: ReadonlyMap<string, ReadonlySet<number>>): number | undefined {
  let longest: number | undefined;
  for (const numbers of blocks.values()) {
    let last = -1;
    for (const number of numbers) last = Math.max(last, number);
    const count = last + 1;
    if (count === numbers.size && count > (longest ?? 0)) longest = count;
  }
  return longest;
}
