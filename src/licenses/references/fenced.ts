import { startsUnderHeading } from "./section.ts";

/** Characters before a place in which the fence is looked for that opens its block. */
const REACH = 4000;
const FENCES = ["\n```", "\n~~~"] as const;
/** Blocks that show commands, their output, or code. Others may quote the license itself. */
const SHOWS_CODE =
  /^\n(?:```|~~~)[ \t]*\{?\.?(?:sh|bash|shell|zsh|fish|console|shell-session|terminal|powershell|ps1|cmd|bat|output|json[5lc]?|jsonl|ndjson|ya?ml|toml|ini|xml|html|js|jsx|javascript|mjs|ts|tsx|typescript|py|python|pycon|rb|ruby|rust|rs|go|golang|java|kotlin|swift|scala|groovy|gradle|php|perl|lua|c|cpp|c\+\+|cs|csharp|dockerfile|makefile|nix|elixir|clojure|haskell|r|julia|sql|diff)(?![\w-])/i;
const LONGEST_FENCE = 40;

/** Tells whether a place of a text stands in a Markdown block that shows commands, output or code, outside of a section on the license. */
export function createFenceCheck(text: string): ((start: number) => boolean) | undefined {
  if (!FENCES.some((fence) => text.includes(fence))) return undefined;
  return (start) => {
    const from = Math.max(0, start - REACH);
    const before = text.slice(from, start);
    const fence = Math.max(...FENCES.map((each) => before.lastIndexOf(each)));
    if (fence < 0 || !SHOWS_CODE.test(before.slice(fence, fence + LONGEST_FENCE))) return false;
    return !startsUnderHeading(text, from + fence);
  };
}
