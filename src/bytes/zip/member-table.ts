import { NumberRows } from "../number-rows.ts";
import { TextSet } from "../text-set.ts";

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

/** Numbers of a row that may need more than 32 bits, by their places in it. */
const WIDE_FIELDS = 3;
const [OFFSET, PACKED_LENGTH, BYTE_LENGTH] = [0, 1, 2];

/** The others. `HEADER` is the length of the local header: the data lies behind it. */
const NARROW_FIELDS = 4;
const [NAME, METHOD_AND_FLAGS, HEADER, CRC] = [0, 1, 2, 3];

/** Bits below the method (APPNOTE 4.4.5), which has 16. */
const FLAG_BITS = 2;
const ENCRYPTED = 1;
const LINK = 2;

/** The members of one archive in little memory; each reading of each is there once. */
export class MemberTable {
  readonly #names = new TextSet();
  readonly #wide = new NumberRows(WIDE_FIELDS);
  readonly #narrow = new NumberRows(NARROW_FIELDS, Uint32Array);
  /** The name that came last, and its number: most come twice, in the directory and in the header. */
  #lastName: string | undefined;
  #lastNumber = 0;

  /** Adds a member. What is known of one with the same place, name, method and lengths is that of the last. */
  add(member: ZipMember): void {
    const { offset, dataOffset, packedLength, byteLength, method, crc } = member;
    const flags = (member.isEncrypted ? ENCRYPTED : 0) + (member.isLink ? LINK : 0);
    const name = this.#numberOf(member.name);
    const wide = [offset, packedLength, byteLength];
    const narrow = [name, (method << FLAG_BITS) + flags, dataOffset - offset, crc];
    const last = this.#wide.length - 1;
    // Most members are the same in their header and in the directory.
    const isSame =
      last >= 0 &&
      wide.every((value, field) => this.#wide.at(last, field) === value) &&
      this.nameNumber(last) === name &&
      this.method(last) === method;
    if (isSame) this.#narrow.set(last, narrow);
    else {
      this.#wide.push(...wide);
      this.#narrow.push(...narrow);
    }
  }

  /** The member of a row. */
  member(row: number): ZipMember {
    return new TableMember(this, row);
  }

  /** Where the member of a row begins, and the number of its name. */
  offset(row: number): number {
    return this.#wide.at(row, OFFSET);
  }

  nameNumber(row: number): number {
    return this.#narrow.at(row, NAME);
  }

  name(row: number): string {
    return this.#names.at(this.nameNumber(row));
  }

  dataOffset(row: number): number {
    return this.offset(row) + this.#narrow.at(row, HEADER);
  }

  packedLength(row: number): number {
    return this.#wide.at(row, PACKED_LENGTH);
  }

  byteLength(row: number): number {
    return this.#wide.at(row, BYTE_LENGTH);
  }

  method(row: number): number {
    return this.#narrow.at(row, METHOD_AND_FLAGS) >>> FLAG_BITS;
  }

  crc(row: number): number {
    return this.#narrow.at(row, CRC);
  }

  hasFlag(row: number, flag: number): boolean {
    return (this.#narrow.at(row, METHOD_AND_FLAGS) & flag) !== 0;
  }

  /** Names that there are, and the number of one of them. */
  get names(): Pick<TextSet, "size" | "find"> {
    return this.#names;
  }

  /** All members, by their places in the archive. */
  inOrder(): ZipMembers {
    const order = this.#wide.inOrder(OFFSET);
    let unique = 0;
    let readings = new Map<string, number>();
    for (const [position, row] of order.entries()) {
      const offset = this.offset(row);
      const before = order[position - 1];
      const after = order[position + 1];
      const isFirst = before === undefined || this.offset(before) !== offset;
      const isLast = after === undefined || this.offset(after) !== offset;
      if (isFirst && !isLast) readings = new Map();
      const key = isFirst && isLast ? "" : this.#keyOf(row);
      const known = isFirst ? undefined : readings.get(key);
      if (known === undefined) {
        order[unique] = row;
        unique += 1;
      } else this.#narrow.set(known, this.#narrow.row(row));
      if (!isLast) readings.set(key, known ?? row);
    }
    return new ZipMembers(this, order.subarray(0, unique));
  }

  /** What tells two readings of one member apart. */
  #keyOf(row: number): string {
    return [...this.#wide.row(row), this.nameNumber(row), this.method(row)].join();
  }

  #numberOf(name: string): number {
    if (name !== this.#lastName) {
      this.#lastName = name;
      this.#lastNumber = this.#names.add(name);
    }
    return this.#lastNumber;
  }
}

/** Members of a table in an order; each is made when it is asked for, because there may be a million. */
export class ZipMembers implements Iterable<ZipMember> {
  readonly #table: MemberTable;
  readonly #rows: Uint32Array;
  /** Position and one, by the number of a name, of the first member that has it. */
  #first: Uint32Array | undefined;

  constructor(table: MemberTable, rows: Uint32Array) {
    this.#table = table;
    this.#rows = rows;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** The member at a position below `length`. */
  at(position: number): ZipMember {
    return this.#table.member(this.#rows[position] ?? 0);
  }

  /** Position of the first member of a name; undefined where there is none. */
  find(name: string): number | undefined {
    const number = this.#table.names.find(name);
    this.#first ??= this.#firstByName();
    const found = number === undefined ? undefined : this.#first[number];
    return found === undefined || found === 0 ? undefined : found - 1;
  }

  /** Those of them that are wanted. */
  filter(isWanted: (member: ZipMember) => boolean): ZipMembers {
    return new ZipMembers(
      this.#table,
      this.#rows.filter((row) => isWanted(this.#table.member(row))),
    );
  }

  *[Symbol.iterator](): Generator<ZipMember, void, undefined> {
    for (const row of this.#rows) yield this.#table.member(row);
  }

  /** Those whose name another has that begins elsewhere and was listed before, in the order in which they were listed. */
  *sameNames(): Generator<ZipMember, void, undefined> {
    const offsets = new Float64Array(this.#table.names.size).fill(-1);
    for (const row of this.#rows.toSorted()) {
      const name = this.#table.nameNumber(row);
      const offset = this.#table.offset(row);
      if (offsets[name] === -1) offsets[name] = offset;
      else if (offsets[name] !== offset) yield this.#table.member(row);
    }
  }

  #firstByName(): Uint32Array {
    const first = new Uint32Array(this.#table.names.size);
    for (let position = this.#rows.length - 1; position >= 0; position -= 1) {
      first[this.#table.nameNumber(this.#rows[position] ?? 0)] = position + 1;
    }
    return first;
  }
}

/** A row of a table, which is looked up there when it is asked for. */
class TableMember implements ZipMember {
  readonly #table: MemberTable;
  readonly #row: number;

  constructor(table: MemberTable, row: number) {
    this.#table = table;
    this.#row = row;
  }

  get name(): string {
    return this.#table.name(this.#row);
  }

  get offset(): number {
    return this.#table.offset(this.#row);
  }

  get dataOffset(): number {
    return this.#table.dataOffset(this.#row);
  }

  get packedLength(): number {
    return this.#table.packedLength(this.#row);
  }

  get byteLength(): number {
    return this.#table.byteLength(this.#row);
  }

  get method(): number {
    return this.#table.method(this.#row);
  }

  get crc(): number {
    return this.#table.crc(this.#row);
  }

  get isEncrypted(): boolean {
    return this.#table.hasFlag(this.#row, ENCRYPTED);
  }

  get isLink(): boolean {
    return this.#table.hasFlag(this.#row, LINK);
  }
}
