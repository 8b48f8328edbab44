import { crc32, deflateRawSync } from "node:zlib";

/** One member of a zip to build; what is left out is as a tidy writer makes it. */
export interface MemberToZip {
  readonly name: string;
  readonly data: string;
  readonly isDeflated?: boolean;
  /** The data as it lies in the archive, by another method. */
  readonly packed?: { readonly method: number; readonly bytes: Uint8Array };
  /** Another name in the local header. */
  readonly localName?: string;
  readonly flags?: number;
  readonly crc?: number;
  readonly unixMode?: number;
  /** The length when unpacked, if it is to be another. */
  readonly byteLength?: number;
  /** Leaves the member out of the directory. */
  readonly isHidden?: boolean;
}

/** What stands before and behind the archive. */
export interface Around {
  readonly prefix?: string;
  readonly suffix?: string;
}

/** A zip file for tests, with the lies that are asked for. */
export function zipFile(members: readonly MemberToZip[], around: Around = {}): Buffer {
  const { prefix = "", suffix = "" } = around;
  const locals: Uint8Array[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const data = Buffer.from(member.data, "latin1");
    const deflated = member.isDeflated === true ? deflateRawSync(data) : data;
    const packed = member.packed?.bytes ?? deflated;
    const method = member.packed?.method ?? (member.isDeflated === true ? 8 : 0);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(method, 4);
    fixed.writeUInt32LE(member.crc ?? crc32(data), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(member.byteLength ?? data.length, 18);
    const localName = Buffer.from(member.localName ?? member.name, "utf8");
    const local = Buffer.from(fixed);
    local.writeUInt16LE(localName.length, 22);
    locals.push(Buffer.from("PK\x03\x04", "latin1"), local, localName, packed);
    const name = Buffer.from(member.name, "utf8");
    fixed.writeUInt16LE(member.flags ?? 0, 2);
    fixed.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((member.unixMode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const entry = [Buffer.from("PK\x01\x02\x14\x03", "latin1"), fixed, rest, name];
    if (member.isHidden !== true) entries.push(Buffer.concat(entry));
    offset += 30 + localName.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  const front = Buffer.from(prefix, "latin1");
  return Buffer.concat([front, ...locals, directory, end, Buffer.from(suffix, "latin1")]);
}
