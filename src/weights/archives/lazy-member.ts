import type { ByteSource } from "../../bytes/byte-source.ts";
import type { ArchiveMember } from "./archive.ts";

/** A member that is opened when it is read: a checkpoint has thousands, and an inventory reads none of them. */
export function lazyMember(member: ArchiveMember): ByteSource {
  let opened: Promise<ByteSource> | undefined;
  return {
    byteLength: member.byteLength,
    async read(start, end, signal) {
      opened ??= member.open();
      return (await opened).read(start, end, signal);
    },
  };
}
