import type { NetworkOptions } from "../../net/network-options.ts";

/**
 * What is shown to the servers of an origin: a token of the person for GitHub (`GH_TOKEN`, else `GITHUB_TOKEN`, as
 * GitHub's own tool has it) goes to GitHub alone, and one for Hugging Face (`HF_TOKEN`) to Hugging Face alone.
 */
export function authorizeGit(
  env: NetworkOptions["env"],
  githubUrl: string,
): (origin: string) => string | undefined {
  const { GH_TOKEN: gh = "", GITHUB_TOKEN: github = "", HF_TOKEN: hf = "" } = env;
  const tokens = new Map([
    [new URL(githubUrl).origin, gh === "" ? github : gh],
    [new URL(env["HF_ENDPOINT"] ?? HUGGING_FACE).origin, hf],
  ]);
  return (origin) => {
    const token = tokens.get(origin) ?? "";
    return token === ""
      ? undefined
      : `Basic ${Buffer.from(`${ANYBODY}:${token}`).toString("base64")}`;
  };
}

const HUGGING_FACE = "https://huggingface.co";

/** The token says who it is; GitHub wants this name for tokens of its own actions, and others take any. */
const ANYBODY = "x-access-token";
