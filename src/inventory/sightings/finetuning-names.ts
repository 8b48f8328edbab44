import { wordsOf, type PlacedFile } from "./layout.ts";

/** Names of files that train further what somebody trained before. */
const FINETUNE_WORDS: ReadonlySet<string> = new Set(
  "finetune finetuning finetuned ptuning ptune sft dpo rlhf ppo grpo orpo kto instruct alignment posttrain posttraining".split(
    " ",
  ),
);

/** Whether a name speaks of fine-tuning. */
export function speaksOfFinetuning(part: string): boolean {
  return (
    /fine[-_]tun|post[-_]train/.test(part) || wordsOf(part).some((word) => FINETUNE_WORDS.has(word))
  );
}

/** Whether the stem or a near folder does. */
export function isPlacedAsFinetuning({ folders, stem }: PlacedFile): boolean {
  return [...folders.slice(-2), stem].some(speaksOfFinetuning);
}
