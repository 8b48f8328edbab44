import { memorySource } from "../bytes/memory-source.ts";
import { inspectSource } from "./inspect-source.ts";
import type { Inspection } from "./inspection.ts";

/** Inspects the first of some files that lie in one folder; texts have one character per byte. */
export function inspectFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Inspection> {
  const sources = new Map(
    Object.entries(files).map(([name, content]) => {
      const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
      return [name, memorySource(bytes)];
    }),
  );
  const [first] = sources;
  if (first === undefined) throw new TypeError("No file to inspect");
  const siblings = {
    paths: () => Promise.resolve([...sources.keys()]),
    open: (path: string) => sources.get(path),
  };
  return inspectSource(first[1], first[0], { siblings });
}
