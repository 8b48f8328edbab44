import { member } from "../strict-json.ts";
import { checkTokenizer } from "../tokenizer/check-tokenizer.ts";
import { ProblemList } from "../tokenizer/problem-list.ts";
import type { DocumentKind } from "./document-kind.ts";

/** A tokenizer of Hugging Face: tokens, their ids, and how texts become tokens. */
export const tokenizer: DocumentKind = {
  name: "tokenizer",
  recognizes: ({ name, value }) =>
    name === "tokenizer.json" && member(member(value, "model"), "vocab") !== undefined,
  inspect({ value }) {
    const problems = new ProblemList();
    const { kind, tokens } = checkTokenizer(value, problems);
    const metadata = new Map([
      ["tokenizer", kind],
      ["tokens", String(tokens)],
    ]);
    return Promise.resolve({ problems: problems.all(), metadata });
  },
};
