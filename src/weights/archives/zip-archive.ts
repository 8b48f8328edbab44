import type { ByteSource } from "../../bytes/byte-source.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import { hasRightCrc, openZipMember } from "../../bytes/zip/open-member.ts";
import { readZip } from "../../bytes/zip/read-zip.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Problem } from "../inspection.ts";
import type { Archive } from "./archive.ts";

/** A zip with every member that any of its lists names. */
export async function zipArchive(
  source: ByteSource,
  { budget, signal }: Pick<InspectContext, "budget" | "signal">,
): Promise<Archive> {
  const { members, oddities, start } = await readZip(source, signal);
  const problems: Problem[] = oddities.map(({ id, message, offset }) => ({
    id: `zip-${id}`,
    message: `readers of zip files disagree: ${message}`,
    offset,
    effect: "malformed",
  }));
  return {
    kind: "zip",
    problems,
    prefix: sliceSource(source, 0, start),
    members: members
      .filter(({ name }) => !name.endsWith("/"))
      .map((member) => ({
        name: member.name,
        byteLength: member.byteLength,
        offset: member.offset,
        isLink: member.isLink,
        open: async () => {
          const bytes = await openZipMember(source, member, budget.unpack);
          if (!(await hasRightCrc(bytes, member, signal))) {
            const message = `readers disagree: the CRC of "${member.name}" is wrong`;
            problems.push({ id: "zip-crc", message, offset: member.offset, effect: "malformed" });
          }
          return bytes;
        },
      })),
  };
}
