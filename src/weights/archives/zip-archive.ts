import type { FilePlace } from "../../bytes/file-place.ts";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import {
  hasRightCrc,
  openZipMember,
  salvageZipMember,
  storedPlace,
} from "../../bytes/zip/open-member.ts";
import type { ZipMember, ZipMembers } from "../../bytes/zip/member-table.ts";
import { readZip } from "../../bytes/zip/read-zip.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Problem } from "../inspection.ts";
import type { Archive, ArchiveMember, MemberList } from "./archive.ts";

/** The method of bytes that are not compressed (APPNOTE 4.4.5). */
const STORED = 0;

/** A zip with every member that any of its lists names. */
export async function zipArchive(
  source: ByteSource,
  { budget, signal }: Pick<InspectContext, "budget" | "signal">,
): Promise<Archive> {
  const { members: listed, oddities, start } = await readZip(source, signal);
  const problems: Problem[] = oddities.map(({ id, message, offset }) => ({
    id: `zip-${id}`,
    message: `readers of zip files disagree: ${message}`,
    offset,
    effect: "malformed",
  }));
  const open = (member: ZipMember): Promise<ByteSource> =>
    openMember(source, member, { budget, problems, ...(signal && { signal }) });
  // A folder has no bytes; one that has some is a file that a reader may take out.
  const files = listed.filter(({ name, byteLength }) => !name.endsWith("/") || byteLength > 0);
  return {
    kind: "zip",
    problems,
    prefix: sliceSource(source, 0, start),
    members: new MembersOfZip({ source, files, open }),
    find: (name) => files.find(name),
  };
}

interface Zip {
  readonly source: ByteSource;
  readonly files: ZipMembers;
  readonly open: (member: ZipMember) => Promise<ByteSource>;
}

class MembersOfZip implements MemberList {
  readonly #zip: Zip;

  constructor(zip: Zip) {
    this.#zip = zip;
  }

  get length(): number {
    return this.#zip.files.length;
  }

  at(position: number): ArchiveMember | undefined {
    return position < this.length ? new MemberOfZip(this.#zip, position) : undefined;
  }

  filter(isWanted: (member: ArchiveMember) => boolean): readonly ArchiveMember[] {
    const wanted: ArchiveMember[] = [];
    for (const member of this) if (isWanted(member)) wanted.push(member);
    return wanted;
  }

  map<T>(make: (member: ArchiveMember) => T): readonly T[] {
    return Array.from(this, make);
  }

  *[Symbol.iterator](): Generator<ArchiveMember, void, undefined> {
    for (let position = 0; position < this.length; position += 1) {
      yield new MemberOfZip(this.#zip, position);
    }
  }
}

/** A member that is looked up when it is asked for. */
class MemberOfZip implements ArchiveMember {
  readonly #zip: Zip;
  readonly #position: number;

  constructor(zip: Zip, position: number) {
    this.#zip = zip;
    this.#position = position;
  }

  get #member(): ZipMember {
    return this.#zip.files.at(this.#position);
  }

  get name(): string {
    return this.#member.name;
  }

  get byteLength(): number {
    return this.#member.byteLength;
  }

  get offset(): number {
    return this.#member.offset;
  }

  get isLink(): boolean {
    return this.#member.isLink;
  }

  get isPacked(): boolean {
    return this.#member.method !== STORED;
  }

  get place(): FilePlace | undefined {
    return storedPlace(this.#zip.source, this.#member);
  }

  open(): Promise<ByteSource> {
    return this.#zip.open(this.#member);
  }
}

interface Opening extends Pick<InspectContext, "budget" | "signal"> {
  /** Takes what is found wrong with the member. */
  readonly problems: Problem[];
}

/** The bytes of a member; where its length is a lie, what comes out of it. Rejects with `FormatError` when nothing does. */
async function openMember(
  source: ByteSource,
  member: ZipMember,
  { budget, signal, problems }: Opening,
): Promise<ByteSource> {
  const note = (id: string, message: string): void => {
    problems.push({ id, message, offset: member.offset, effect: "malformed" });
  };
  try {
    const bytes = await openZipMember(source, member, budget.unpack);
    const isRight = await hasRightCrc(bytes, member, signal);
    if (!isRight) note("zip-crc", `readers disagree: the CRC of "${member.name}" is wrong`);
    return bytes;
  } catch (error) {
    if (!(error instanceof FormatError) || error.code !== "archive-damaged") throw error;
    const salvaged = await salvageZipMember(source, member, budget.unpack);
    if (salvaged === undefined) throw error;
    note("zip-member-damaged", `"${member.name}": ${error.message}`);
    return salvaged;
  }
}
