import type { FilePlace } from "../../bytes/file-place.ts";
import type { ByteSource } from "../../bytes/byte-source.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Inspection, Problem } from "../inspection.ts";

/** One file of an archive, as one of the archive's lists declares it. */
export interface ArchiveMember {
  /** As written. Two members may have the same name: then readers disagree, and each is looked at. */
  readonly name: string;
  /** Length when unpacked, as declared. */
  readonly byteLength: number;
  /** Where the entry begins in the archive. */
  readonly offset: number;
  /** Its bytes, unpacked within the budget. Rejects with `FormatError` when they cannot be had. */
  readonly open: () => Promise<ByteSource>;
  /** Its bytes are the target of a link. */
  readonly isLink: boolean;
  /** Its bytes do not lie in the archive as they are. */
  readonly isPacked: boolean;
  /** Where its bytes lie as they are in a file of this machine; undefined where they do not. */
  readonly place?: FilePlace | undefined;
}

/** Members in order: an array, or a list that makes each when it is asked for, because there may be a million. */
export interface MemberList extends Iterable<ArchiveMember> {
  readonly length: number;
  /** The member at a position, from 0. */
  readonly at: (position: number) => ArchiveMember | undefined;
  readonly filter: (isWanted: (member: ArchiveMember) => boolean) => readonly ArchiveMember[];
  readonly map: <T>(make: (member: ArchiveMember) => T) => readonly T[];
}

/** An archive as the union of all that its readers may see in it. */
export interface Archive {
  readonly kind: "zip" | "tar" | "7z";
  readonly members: MemberList;
  /** Position of the first member of a name. */
  readonly find: (name: string) => number | undefined;
  /** Disagreement of lists, overlaps, bytes that no list names. */
  readonly problems: readonly Problem[];
  /** What lies before the archive in its file: another file, as readers from the front see it. */
  readonly prefix: ByteSource;
}

/** One kind of file that is an archive: known by the names of its members, read by what they mean to one another. */
export interface ArchiveLayout {
  readonly name: string;
  /** Containers it comes in. */
  readonly kinds: readonly Archive["kind"][];
  /** Sees the names of the members, and that of the file, which may promise a layout that the members break. */
  readonly recognizes: (names: readonly string[], fileName: string) => boolean;
  /** Looks at every member: at those it knows in its own way, at the others through `inspectMember`. */
  readonly inspect: (archive: Archive, context: InspectContext) => Promise<Inspection>;
}

/** Position of the first of some members that has a name. */
export function positionOf(members: readonly ArchiveMember[], wanted: string): number | undefined {
  const position = members.findIndex(({ name }) => name === wanted);
  return position < 0 ? undefined : position;
}
