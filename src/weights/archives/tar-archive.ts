import type { ByteSource } from "../../bytes/byte-source.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import { readTar, type TarMember } from "../../bytes/tar/read-tar.ts";
import type { Problem } from "../inspection.ts";
import { positionOf, type Archive, type ArchiveMember } from "./archive.ts";

/** A tar with all its members; links have their target for content. */
export async function tarArchive(source: ByteSource, signal?: AbortSignal): Promise<Archive> {
  const { members, oddities } = await readTar(source, signal);
  const broken: readonly Problem[] = oddities.map(({ id, message, offset }) => ({
    id: `tar-${id}`,
    message,
    offset,
    effect: "malformed",
  }));
  const devices: readonly Problem[] = members
    .filter(({ kind }) => kind === "device")
    .map(({ name, offset }) => ({
      id: "device",
      message: `"${name}" is a device, which unpacking would make`,
      offset,
      effect: "code",
    }));
  const names = new Set<string>();
  const same: Problem[] = [];
  for (const { name, kind, offset } of members) {
    if (names.has(name) && kind !== "folder") {
      const message = `"${name}" comes more than once`;
      same.push({ id: "tar-same-name", message, offset, effect: "malformed" });
    }
    names.add(name);
  }
  const files = members
    .filter(({ kind }) => kind !== "folder" && kind !== "device")
    .map((member) => archiveMember(source, member));
  return {
    kind: "tar",
    members: files,
    find: (wanted) => positionOf(files, wanted),
    problems: [...broken, ...devices, ...same],
    prefix: memorySource(new Uint8Array()),
  };
}

function archiveMember(source: ByteSource, member: TarMember): ArchiveMember {
  const { name, kind, target, offset, dataOffset, byteLength } = member;
  const isLink = kind !== "file";
  const content = isLink
    ? memorySource(Buffer.from(target))
    : sliceSource(source, dataOffset, dataOffset + byteLength);
  return {
    name,
    byteLength,
    offset,
    isLink,
    isPacked: false,
    place: content.place,
    open: () => Promise.resolve(content),
  };
}
