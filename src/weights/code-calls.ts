import type { Call, Inspection } from "./inspection.ts";

/** The calls of a file that run code, without those that only import what another one calls. */
export function codeCalls({ calls }: Pick<Inspection, "calls">): readonly Call[] {
  const found = calls.filter(({ verdict }) => verdict === "code");
  const called = new Set(found.flatMap((call) => (call.isImport ? [] : call.callable)));
  return found.filter((call) => call.isImport !== true || !called.has(call.callable));
}

/** `call os.system with ("ls",)` or `import os.system`, the verb in two forms: `call`, `calls`. */
export function sayCall(
  { callable, arguments: given, isImport }: Call,
  verbs: { readonly imports: string; readonly calls: string },
): string {
  if (isImport) return `${verbs.imports} ${callable}`;
  return given === "" ? `${verbs.calls} ${callable}` : `${verbs.calls} ${callable} with ${given}`;
}
