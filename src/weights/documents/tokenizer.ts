import { member } from "../strict-json.ts";
import { checkTokenizer } from "../tokenizer/check-tokenizer.ts";
import type { DocumentKind } from "./document-kind.ts";

/** A tokenizer of Hugging Face: tokens, their ids, and how texts become tokens. */
export const tokenizer: DocumentKind = {
  name: "tokenizer",
  recognizes: ({ value, tokenizer: read }) =>
    read !== undefined && member(member(value, "model"), "vocab") !== undefined,
  inspect({ tokenizer: read }) {
    if (read === undefined) return Promise.resolve({});
    const { kind, tokens } = checkTokenizer(read);
    const metadata = new Map([
      ["tokenizer", kind],
      ["tokens", String(tokens)],
    ]);
    return Promise.resolve({ problems: read.problems.all(), metadata });
  },
};
