import type { ByteSource } from "../../bytes/byte-source.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import {
  readPacked,
  readSevenZip,
  type SevenZipMember,
} from "../../bytes/seven-zip/read-seven-zip.ts";
import type { Folder } from "../../bytes/seven-zip/streams.ts";
import { unpackFolder } from "../../bytes/seven-zip/unpack-folder.ts";
import { spend } from "../../bytes/unpack-budget.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Problem } from "../inspection.ts";
import { positionOf, type Archive } from "./archive.ts";

/** A 7z archive. Files that were packed as one stream are unpacked together, and only the last stream is kept. */
export async function sevenZipArchive(
  source: ByteSource,
  { budget, signal }: Pick<InspectContext, "budget" | "signal">,
): Promise<Archive> {
  const { members, end } = await readSevenZip(source, signal);
  let last: { readonly folder: Folder; readonly bytes: Uint8Array } | undefined;
  const unpack = async (folder: Folder): Promise<Uint8Array> => {
    if (last?.folder === folder) return last.bytes;
    const bytes = unpackFolder(await readPacked(source, folder, signal), folder);
    spend(budget.unpack, bytes.length);
    last = { folder, bytes };
    return bytes;
  };
  const open = async ({ folder, offset, byteLength }: SevenZipMember): Promise<ByteSource> => {
    const bytes = folder === undefined ? new Uint8Array() : await unpack(folder);
    return memorySource(bytes.subarray(offset, offset + byteLength));
  };
  const behind = source.byteLength - end;
  const problems: readonly Problem[] =
    behind === 0
      ? []
      : [
          {
            id: "trailing-bytes",
            message: `${behind} bytes follow the archive`,
            offset: end,
            effect: "malformed",
          },
        ];
  const files = members
    .filter(({ isFolder }) => !isFolder)
    .map((member) => ({
      name: member.name,
      byteLength: member.byteLength,
      offset: member.folder?.start ?? 0,
      isLink: member.isLink,
      isPacked: true,
      open: () => open(member),
    }));
  return {
    kind: "7z",
    problems,
    prefix: memorySource(new Uint8Array()),
    members: files,
    find: (wanted) => positionOf(files, wanted),
  };
}
