import type { ByteSource } from "../../bytes/byte-source.ts";
import { endsInArchive, inspectAppended } from "../archives/appended-archive.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";

/** Programs: ELF, PE, Mach-O, scripts, and llamafile, which is a program for all systems with a model inside. */
export const executable: FormatReader = {
  name: "executable",
  sniff: ({ head }) => kindOf(head) !== undefined,
  promisedBy: (name) => name.endsWith(".llamafile"),
  inspect: inspectExecutable,
};

async function inspectExecutable(source: ByteSource, context: InspectContext): Promise<Inspection> {
  const kind = kindOf(await source.read(0, 512, context.signal)) ?? "a program by its name";
  const isArchived = await endsInArchive(source, context.signal);
  const parts = isArchived ? [await inspectAppended(source, context)] : [];
  return conclude({
    format: "executable",
    tensors: parts.flatMap(({ tensors }) => tensors),
    calls: [{ callable: kind, arguments: "", verdict: "code" }],
    parts,
  });
}

/** Four bytes of Mach-O, 32 and 64 bits, both byte orders; several in one. */
const MACH_O = ["feedface", "feedfacf", "cefaedfe", "cffaedfe"];

/** What kind of program begins so; two letters alone are no sign, data begins with them by chance. */
function kindOf(head: Uint8Array): string | undefined {
  const bytes = Buffer.from(head.subarray(0, 512));
  const start = bytes.toString("latin1");
  if (start.startsWith("\x7fELF")) return "an ELF program";
  if (MACH_O.includes(bytes.subarray(0, 4).toString("hex"))) return "a Mach-O program";
  if (/^#! {0,9}\//.test(start)) return "a script";
  if (start.startsWith("MZqFpD")) return "a program for all systems (APE)";
  if (!start.startsWith("MZ") || bytes.length < 64) return undefined;
  const header = bytes.readUInt32LE(60);
  return start.startsWith("PE\0\0", header) ? "a Windows program" : undefined;
}
