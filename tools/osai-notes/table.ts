/** A table of Markdown as the formatter leaves it: the first column to the left, all others to the right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const lines = [header, ...rows.map((cells) => cells.map(String))];
  const widths = header.map((_, at) =>
    Math.max(3, ...lines.map((cells) => cells[at]?.length ?? 0)),
  );
  const written = lines.map((cells) =>
    joined(
      cells.map((cell, at) =>
        at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
      ),
    ),
  );
  const rule = joined(
    widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)),
  );
  return [...written.slice(0, 1), rule, ...written.slice(1)].join("\n");
}

function joined(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
