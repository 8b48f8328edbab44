/* oxlint-disable typescript/no-non-null-assertion -- loops stay within the arrays by construction */
import { softmax } from "./softmax.ts";

/** How the rows of queries, keys and values are laid out: [batch, length, heads, headSize]. */
export interface AttentionShape {
  readonly batch: number;
  readonly length: number;
  readonly heads: number;
  readonly headSize: number;
}

export interface Attention {
  /** Per position and head, the values averaged with the weights; laid out like the values. */
  readonly mixed: Float64Array;
  /** [batch, heads, length, length]; zero above the diagonal, because nothing looks ahead. */
  readonly weights: Float64Array;
}

/** Causal attention of every head in every sequence of the batch. */
export function attention(
  query: Float64Array,
  key: Float64Array,
  value: Float64Array,
  shape: AttentionShape,
): Attention {
  const { length, heads, headSize } = shape;
  const width = heads * headSize;
  const scale = 1 / Math.sqrt(headSize);
  const mixed = new Float64Array(value.length);
  const weights = new Float64Array(shape.batch * heads * length * length);
  for (let group = 0; group < shape.batch * heads; group++) {
    const origin = headOrigin(group, shape);
    for (let now = 0; now < length; now++) {
      const row = (group * length + now) * length;
      const here = origin + now * width;
      for (let past = 0; past <= now; past++) {
        const there = origin + past * width;
        let score = 0;
        for (let i = 0; i < headSize; i++) score += query[here + i]! * key[there + i]!;
        weights[row + past] = score * scale;
      }
      softmax(weights, row, now + 1);
      for (let past = 0; past <= now; past++) {
        const there = origin + past * width;
        const weight = weights[row + past]!;
        for (let i = 0; i < headSize; i++) {
          mixed[here + i] = mixed[here + i]! + weight * value[there + i]!;
        }
      }
    }
  }
  return { mixed, weights };
}

/** Gradients of the query, the key and the value. */
export function attentionBackward(
  mixedGradient: Float64Array,
  query: Float64Array,
  key: Float64Array,
  value: Float64Array,
  weights: Float64Array,
  shape: AttentionShape,
): { readonly query: Float64Array; readonly key: Float64Array; readonly value: Float64Array } {
  const { length, heads, headSize } = shape;
  const width = heads * headSize;
  const scale = 1 / Math.sqrt(headSize);
  const gradient = {
    query: new Float64Array(query.length),
    key: new Float64Array(key.length),
    value: new Float64Array(value.length),
  };
  const weightGradient = new Float64Array(length);
  for (let group = 0; group < shape.batch * heads; group++) {
    const origin = headOrigin(group, shape);
    for (let now = 0; now < length; now++) {
      const row = (group * length + now) * length;
      const here = origin + now * width;
      let expected = 0;
      for (let past = 0; past <= now; past++) {
        const there = origin + past * width;
        const weight = weights[row + past]!;
        let dot = 0;
        for (let i = 0; i < headSize; i++) {
          dot += mixedGradient[here + i]! * value[there + i]!;
          gradient.value[there + i] =
            gradient.value[there + i]! + weight * mixedGradient[here + i]!;
        }
        weightGradient[past] = dot;
        expected += weight * dot;
      }
      for (let past = 0; past <= now; past++) {
        const there = origin + past * width;
        const score = weights[row + past]! * (weightGradient[past]! - expected) * scale;
        for (let i = 0; i < headSize; i++) {
          gradient.query[here + i] = gradient.query[here + i]! + score * key[there + i]!;
          gradient.key[there + i] = gradient.key[there + i]! + score * query[here + i]!;
        }
      }
    }
  }
  return gradient;
}

/** Index of the first number of one head in one sequence. */
function headOrigin(group: number, { length, heads, headSize }: AttentionShape): number {
  const sequence = Math.floor(group / heads);
  const head = group % heads;
  return sequence * length * heads * headSize + head * headSize;
}
