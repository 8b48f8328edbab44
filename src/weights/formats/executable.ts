import type { ByteSource } from "../../bytes/byte-source.ts";
import { endsInArchive, inspectAppended } from "../archives/appended-archive.ts";
import { PROBE_BYTES, type FormatReader, type InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import { joinedTensors } from "../tensor-list.ts";

/** Programs: of systems and of their virtual machines, scripts, and llamafile, which is a program for all systems with a model inside. */
export const executable: FormatReader = {
  name: "executable",
  sniff: ({ head }) => kindOf(head) !== undefined,
  promisedBy: (name) => name.endsWith(".llamafile"),
  inspect: inspectExecutable,
};

async function inspectExecutable(source: ByteSource, context: InspectContext): Promise<Inspection> {
  const kind = kindOf(await source.read(0, PROBE_BYTES, context.signal)) ?? "a program by its name";
  const isArchived = await endsInArchive(source, context.signal);
  const parts = isArchived ? [await inspectAppended(source, context)] : [];
  return conclude({
    format: "executable",
    tensors: joinedTensors(parts.map(({ tensors }) => tensors)),
    calls: [{ callable: kind, arguments: "", verdict: "code" }],
    parts,
  });
}

/** What a program begins with, as one character per byte, and what it is. Each is long enough not to come by chance. */
const BEGINNINGS: readonly (readonly [start: RegExp, kind: string])[] = [
  [/^\x7fELF/, "an ELF program"],
  [/^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe)/, "a Mach-O program"],
  // As many processors as there are; Java has the version of its classes there, from 45 on.
  [/^\xca\xfe\xba[\xbe\xbf]\0\0\0[\x01-\x2c]/, "a Mach-O program for several processors"],
  [/^\xca\xfe\xba\xbe.{2}\0[\x2d-\xff]/s, "a class of Java"],
  [/^#! {0,9}\//, "a script"],
  [/^MZqFpD/, "a program for all systems (APE)"],
  [/^\0asm[\x01\x0d]\0[\0\x01]\0/, "a program of WebAssembly"],
  [/^dex\n0\d\d\0/, "a program of Android"],
  [/^\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46/, "a shortcut of Windows"],
  // A version, a flag word, a date or hash, a length, and a code object of marshal.
  [/^..\r\n[\0-\x03]\0{3}.{8}[\xe3c]\0{4}/s, "compiled Python"],
];

/** What kind of program begins so; two letters alone are no sign, data begins with them by chance. */
function kindOf(head: Uint8Array): string | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const start = bytes.toString("latin1", 0, 64);
  const known = BEGINNINGS.find(([beginning]) => beginning.test(start));
  if (known !== undefined) return known[1];
  if (!start.startsWith("MZ") || bytes.length < 64) return undefined;
  const header = bytes.readUInt32LE(60);
  return bytes.toString("latin1", header, header + 4) === "PE\0\0"
    ? "a Windows program"
    : undefined;
}
