/** A fenced block of a Markdown text. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Line of the opening fence, 1-based. */
  readonly line: number;
}

/** Fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? "",
    text: match[2] ?? "",
    line: markdown.slice(0, match.index).split("\n").length,
  }));
}

/** A command that a reader is shown, with what it prints; `output` is undefined where the text shows none. */
export interface Command {
  readonly command: string;
  readonly output?: string;
}

/** Commands of a `sh` block (one a line), or of a `console` block (`$ command`, then its whole output). */
export function commandsOf(block: Block): readonly Command[] {
  const lines = block.text.split("\n");
  if (block.language === "sh") {
    return lines
      .map((line) => line.replace(/\s+#.*$/, "").trim())
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((command) => ({ command }));
  }
  if (block.language !== "console") return [];
  const parts = block.text.split(/^\$ /m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf("\n");
    return { command: part.slice(0, end).trim(), output: part.slice(end + 1) };
  });
}
