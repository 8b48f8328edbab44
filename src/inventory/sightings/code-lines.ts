import { readableLines } from "./cite.ts";

/**
 * Lines of a source file with comments, and the texts of Python's documentation strings, replaced by nothing: line numbers
 * stay. A rough reading: a quote inside a string may fool it, which costs a line and no more.
 */
export function codeLines(extension: string, text: string): readonly string[] {
  const lines = readableLines(text);
  if (extension === "ipynb") return notebookLines(lines);
  if (HASH_COMMENTS.has(extension)) return withoutHashComments(lines);
  return withoutSlashComments(lines);
}

const HASH_COMMENTS: ReadonlySet<string> = new Set(
  "py sh bash sbatch slurm jl mk yaml yml toml makefile".split(" "),
);

function withoutHashComments(lines: readonly string[]): readonly string[] {
  let closing: string | undefined;
  return lines.map((line, at) => {
    if (closing !== undefined) {
      if (line.includes(closing)) closing = undefined;
      return "";
    }
    const opening =
      (line.includes('"""') || line.includes("'''")) && /^\s*(?:[rbuf]{0,2})("""|''')/i.exec(line);
    if (opening) {
      const [start, quotes = ""] = opening;
      if (!line.slice(start.length).includes(quotes)) closing = quotes;
      return "";
    }
    if (!line.includes("#")) return line;
    if (at === 0 && line.startsWith("#!")) return line;
    return line.replace(/(?:^|\s)#.*$/, "");
  });
}

function withoutSlashComments(lines: readonly string[]): readonly string[] {
  let inBlock = false;
  return lines.map((line) => {
    if (inBlock) {
      const end = line.indexOf("*/");
      if (end === -1) return "";
      inBlock = false;
      return line.slice(end + 2);
    }
    if (!line.includes("/")) return line;
    const code = line.replace(/\/\*.*?\*\//g, "").replace(/(?:^|\s)\/\/.*$/, "");
    const start = code.indexOf("/*");
    if (start === -1) return code;
    inBlock = true;
    return code.slice(0, start);
  });
}

/** The lines of code cells; outputs and prose are nothing. Notebooks keep one line of code in one line of JSON. */
function notebookLines(lines: readonly string[]): readonly string[] {
  let isCode = false;
  let inSource = false;
  return lines.map((line) => {
    const cell = /"cell_type":\s*"(\w+)"/.exec(line);
    if (cell) isCode = cell[1] === "code";
    if (/^\s*"source":\s*\[/.test(line)) {
      inSource = isCode && !line.includes("]");
      return "";
    }
    if (!inSource) return "";
    if (/^\s*\],?\s*$/.test(line)) {
      inSource = false;
      return "";
    }
    const source = line
      .trim()
      .replace(/^"|(?:\\n)?",?$/g, "")
      .replaceAll('\\"', '"');
    return /^\s*#/.test(source) ? "" : source.replace(/^[!%]+/, "");
  });
}
