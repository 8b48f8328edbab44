import { NumberRows } from "../number-rows.ts";

/** One member, as one of the lists gives it. Where lists disagree, each way to read it is a member. */
export interface ZipMember {
  readonly name: string;
  /** Where the local header begins; the same for all readings of one member. */
  readonly offset: number;
  /** First byte of the packed data. */
  readonly dataOffset: number;
  readonly packedLength: number;
  /** Length when unpacked, as declared. */
  readonly byteLength: number;
  /** Compression method (APPNOTE 4.4.5). */
  readonly method: number;
  readonly crc: number;
  /** Whether header and directory agree that it is encrypted. */
  readonly isEncrypted: boolean;
  /** Its data is the target of a link. */
  readonly isLink: boolean;
}

/** Numbers of a row, by their places in it. */
const FIELDS = 7;
const [OFFSET, DATA_OFFSET, PACKED_LENGTH, BYTE_LENGTH, METHOD, CRC, FLAGS] = [0, 1, 2, 3, 4, 5, 6];

const ENCRYPTED = 1;
const LINK = 2;

/** The members of one archive in little memory; each reading of each is there once. */
export class MemberTable {
  readonly #names: string[] = [];
  readonly #rows = new NumberRows(FIELDS);

  /** Adds a member. What is known of one with the same place, name, method and lengths is that of the last. */
  add(member: ZipMember): void {
    const { name, offset, dataOffset, packedLength, byteLength, method, crc } = member;
    const flags = (member.isEncrypted ? ENCRYPTED : 0) + (member.isLink ? LINK : 0);
    const row = [offset, dataOffset, packedLength, byteLength, method, crc, flags];
    const last = this.#rows.length - 1;
    // Most members are the same in their header and in the directory.
    if (last >= 0 && keyOf(this.member(last)) === keyOf(member)) {
      this.#rows.set(last, row);
      return;
    }
    this.#names.push(name);
    this.#rows.push(...row);
  }

  /** The member of a row. */
  member(row: number): ZipMember {
    return new TableMember(this.#names[row] ?? "", this.#rows, row);
  }

  /** Rows of all members, by their places in the archive. */
  inOrder(): readonly number[] {
    const order = this.#rows.inOrder(OFFSET);
    const unique: number[] = [];
    let readings = new Map<string, number>();
    for (const [position, row] of order.entries()) {
      const offset = this.#rows.at(row, OFFSET);
      const before = order[position - 1];
      const after = order[position + 1];
      const isFirst = before === undefined || this.#rows.at(before, OFFSET) !== offset;
      const isLast = after === undefined || this.#rows.at(after, OFFSET) !== offset;
      if (isFirst && !isLast) readings = new Map();
      const key = isFirst && isLast ? "" : keyOf(this.member(row));
      const known = isFirst ? undefined : readings.get(key);
      if (known === undefined) unique.push(row);
      else this.#rows.set(known, this.#rows.row(row));
      if (!isLast) readings.set(key, known ?? row);
    }
    return unique;
  }
}

/** What tells two readings apart that begin at the same place. */
function keyOf({ offset, name, method, packedLength, byteLength }: ZipMember): string {
  return `${offset} ${method} ${packedLength} ${byteLength} ${name}`;
}

/** A row of a table, which is looked up there when it is asked for. */
class TableMember implements ZipMember {
  readonly name: string;
  readonly #rows: NumberRows;
  readonly #row: number;

  constructor(name: string, rows: NumberRows, row: number) {
    this.name = name;
    this.#rows = rows;
    this.#row = row;
  }

  get offset(): number {
    return this.#rows.at(this.#row, OFFSET);
  }

  get dataOffset(): number {
    return this.#rows.at(this.#row, DATA_OFFSET);
  }

  get packedLength(): number {
    return this.#rows.at(this.#row, PACKED_LENGTH);
  }

  get byteLength(): number {
    return this.#rows.at(this.#row, BYTE_LENGTH);
  }

  get method(): number {
    return this.#rows.at(this.#row, METHOD);
  }

  get crc(): number {
    return this.#rows.at(this.#row, CRC);
  }

  get isEncrypted(): boolean {
    return (this.#rows.at(this.#row, FLAGS) & ENCRYPTED) !== 0;
  }

  get isLink(): boolean {
    return (this.#rows.at(this.#row, FLAGS) & LINK) !== 0;
  }
}
