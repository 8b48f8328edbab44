import type { DescribedModel } from "../../inventory/loading/loading.ts";
import type { FindingKind } from "./finding-kind.ts";

/** What a name promises of the numbers, and how types that keep the promise are called. */
const PROMISES: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|[-_.])fp8(?:$|[-_.])/i, /^F8/],
  [/(?:^|[-_.])(?:bf16|bfloat16)(?:$|[-_.])/i, /^BF16|^ggml:BF16/],
  [/(?:^|[-_.])(?:fp16|float16)(?:$|[-_.])/i, /^F16|^ggml:F16/],
  [/(?:^|[-_.])fp32(?:$|[-_.])/i, /^F32|^ggml:F32/],
  [
    /(?:^|[-_.])(?:awq|gptq|int4|4bit|nf4|mxfp4|nvfp4|fp4)(?:$|[-_.])/i,
    /^4-bit|^8-bit|^3-bit|^2-bit|^F4/,
  ],
];

export const claimedType: FindingKind = {
  id: "claimed-type",
  severity: "medium",
  because: "A name promises how the weights are stored; memory, speed and quality follow from it.",
  remedy: "Rename the release, or publish the weights that the name promises.",
  find({ inventory }) {
    return inventory.loading.models.flatMap((model) => {
      const promise = PROMISES.find(
        ([name]) => name.test(inventory.release.name) || name.test(stem(model)),
      );
      const main = mainType(model);
      if (promise === undefined || main === undefined) return [];
      const [name, kept] = promise;
      if (model.types.some(({ type }) => kept.test(type))) return [];
      const place = name.test(stem(model)) ? model.file : inventory.release.name;
      return [
        {
          message: `The name ${place} promises other numbers than the tensors hold: ${main}`,
          evidence: [{ file: model.file }],
        },
      ];
    });
  },
};

function stem({ file }: DescribedModel): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
}

function mainType({ types }: DescribedModel): string | undefined {
  return types[0]?.type;
}
