import { codeCalls, sayCall } from "../../weights/code-calls.ts";
import type { Evidence } from "../../inventory/evidence.ts";
import type { InspectedFile } from "../../inventory/loading/loading.ts";
import type { FindingKind, Sight } from "./finding-kind.ts";

/** Calls quoted of one file. */
const SHOWN = 3;

export const codeInWeights: FindingKind = {
  id: "code-in-weights",
  severity: "high",
  because:
    "Whoever loads these weights runs what somebody wrote into them, with all rights of their own account.",
  remedy: "Publish the weights in a format that is data alone, such as safetensors or GGUF.",
  find: ({ inventory }) =>
    showCode(inventory.loading.files.filter(({ role }) => role === "weights")),
};

/** Files that do the same are shown together: a model in sixty parts is one thing to look at. */
export function showCode(files: readonly InspectedFile[]): readonly Sight[] {
  const byAct = new Map<string, CodeSight[]>();
  for (const sight of files.flatMap(showFile)) {
    const same = byAct.get(sight.first);
    if (same) same.push(sight);
    else byAct.set(sight.first, [sight]);
  }
  return [...byAct.values()].map(together);
}

function together(sights: readonly CodeSight[]): Sight {
  const [one] = sights;
  if (one === undefined) throw new TypeError("no group is empty");
  const others = sights.length - 1;
  const more = others === 1 ? " and 1 more file" : ` and ${others} more files`;
  const files = others === 0 ? one.path : `${one.path}${more}`;
  return {
    message: `Loading ${files} ${one.act}`,
    evidence: sights.flatMap(({ evidence }) => evidence.slice(0, others === 0 ? SHOWN : 1)),
  };
}

/** What loading one file does. */
interface CodeSight {
  readonly path: string;
  /** The first act, which tells one kind of file from another. */
  readonly first: string;
  readonly act: string;
  readonly evidence: readonly Evidence[];
}

function showFile({ path, inspection }: InspectedFile): readonly CodeSight[] {
  const calls = codeCalls(inspection);
  const acts = inspection.problems.filter(({ effect }) => effect === "code");
  const words = [
    ...calls.map((call) => sayCall(call, { imports: "imports", calls: "calls" })),
    ...acts.map(({ message }) => message),
  ];
  const [first] = words;
  if (first === undefined) return [];
  const more = words.length > 1 ? `, and ${words.length - 1} more` : "";
  return [
    {
      path,
      first,
      act: `${calls.length > 0 ? "" : "is not safe: "}${first}${more}`,
      evidence: [...calls, ...acts].slice(0, SHOWN).map((place) => evidenceAt(path, place)),
    },
  ];
}

/** A place inside of a file; for one in a member of an archive, offsets are those of the member, so that only the file is named. */
export function evidenceAt(
  path: string,
  { member, offset }: { readonly member?: string; readonly offset?: number },
): Evidence {
  if (member !== undefined)
    return { file: `${path}!${member}`, ...(offset !== undefined && { offset }) };
  return { file: path, ...(offset !== undefined && { offset }) };
}
