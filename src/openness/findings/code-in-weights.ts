import type { Evidence } from "../../inventory/evidence.ts";
import type { InspectedFile } from "../../inventory/loading/loading.ts";
import type { Call } from "../../weights/inspection.ts";
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
    inventory.loading.files.filter(({ role }) => role === "weights").flatMap(showCode),
};

/** What a file would do when it is loaded, as one sight with the first calls as evidence. */
export function showCode({ path, inspection }: InspectedFile): readonly Sight[] {
  const calls = withoutImports(inspection.calls.filter(({ verdict }) => verdict === "code"));
  const acts = inspection.problems.filter(({ effect }) => effect === "code");
  const words = [
    ...calls.map(({ callable, arguments: given }) =>
      given === "" ? `calls ${callable}` : `calls ${callable} with ${given}`,
    ),
    ...acts.map(({ message }) => message),
  ];
  const [first] = words;
  if (first === undefined) return [];
  const more = words.length > 1 ? `, and ${words.length - 1} more` : "";
  return [
    {
      message: `Loading ${path} ${calls.length > 0 ? "" : "is not safe: "}${first}${more}`,
      evidence: [...calls, ...acts].slice(0, SHOWN).map((place) => evidenceAt(path, place)),
    },
  ];
}

/** Calls without those that only import what another one calls with arguments. */
function withoutImports(calls: readonly Call[]): readonly Call[] {
  const called = new Set(calls.flatMap((call) => (call.arguments === "" ? [] : call.callable)));
  return calls.filter((call) => call.arguments !== "" || !called.has(call.callable));
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
