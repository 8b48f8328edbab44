/** What a source file is for. */
export type CodeRole = "arch" | "train" | "finetune" | "infer" | "eval" | "preprocess";
