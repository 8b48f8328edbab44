import type { ByteSource } from "../../bytes/byte-source.ts";
import type { ArchiveMember } from "./archive.ts";

/** A member that is opened when it is read: a checkpoint has thousands, and an inventory reads none of them. */
export function lazyMember(
  member: Pick<ArchiveMember, "byteLength" | "place" | "open">,
): ByteSource {
  let opened: Promise<ByteSource> | undefined;
  const { byteLength, place } = member;
  return {
    byteLength,
    ...(place && { place }),
    async read(start, end, signal) {
      opened ??= member.open();
      return (await opened).read(start, end, signal);
    },
  };
}
