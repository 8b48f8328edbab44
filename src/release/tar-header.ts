import type { ExtractEvents, Header } from "tar-stream";

import type { ArchiveEntry } from "./archive-entry.ts";
import { utf8Text } from "./printable-path.ts";

/** A member as tar-stream hands it out. */
export type TarMember = ExtractEvents["entry"][1];

/** What a tar header says, with what the types of tar-stream leave out. */
export interface TarHeader {
  readonly name: string | Buffer;
  readonly kind: ArchiveEntry["kind"] | "unsupported";
  readonly byteLength: number;
  readonly linkTarget?: string | Buffer;
  /** Where the bytes of the member begin in the unpacked tar. */
  readonly start: number;
}

/** Kinds of tar-stream as kinds of ours. What it has no name for, such as GNU's sparse files, needs more than the bytes. */
const KINDS: Readonly<Partial<Record<string, TarHeader["kind"]>>> = {
  file: "file",
  "contiguous-file": "file",
  directory: "folder",
  symlink: "link",
  link: "hard-link",
  "character-device": "special",
  "block-device": "special",
  fifo: "special",
};

/** The header of a member. tar-stream must be told to decode names as Latin-1, which keeps their bytes. */
export function tarHeader(headers: Header): TarHeader {
  const { name, type, size, linkname } = headers;
  const pax = paxOf(headers);
  const target = pax.linkpath ?? (linkname ? fromBytes(linkname) : undefined);
  return {
    name: pax.path ?? fromBytes(name),
    kind: KINDS[type] ?? "unsupported",
    byteLength: type === "directory" ? 0 : size,
    ...(target !== undefined && { linkTarget: target }),
    start: "byteOffset" in headers ? Number(headers.byteOffset) : Number.NaN,
  };
}

/** Names in pax headers are UTF-8 already (POSIX pax, "path"); in the header itself they are any bytes. */
function paxOf(headers: Header): { readonly path?: string; readonly linkpath?: string } {
  const { pax } = headers;
  if (typeof pax !== "object" || pax === null) return {};
  return {
    ...("path" in pax && typeof pax.path === "string" && { path: pax.path }),
    ...("linkpath" in pax && typeof pax.linkpath === "string" && { linkpath: pax.linkpath }),
  };
}

function fromBytes(latin1: string): string | Buffer {
  const bytes = Buffer.from(latin1, "latin1");
  return utf8Text(bytes) ?? bytes;
}
