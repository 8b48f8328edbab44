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

/** Numbers of a row, by their places in it; the first five tell two readings apart. */
const FIELDS = 8;
const [OFFSET, NAME, METHOD, PACKED_LENGTH, BYTE_LENGTH] = [0, 1, 2, 3, 4];
const KEY_FIELDS = 5;
const [DATA_OFFSET, CRC, FLAGS] = [5, 6, 7];

const ENCRYPTED = 1;
const LINK = 2;

/** The members of one archive in little memory; each reading of each is there once. */
export class MemberTable {
  readonly #names = new TextSet();
  readonly #rows = new NumberRows(FIELDS);
  /** The name that came last, and its number: most come twice, in the directory and in the header. */
  #lastName: string | undefined;
  #lastNumber = 0;

  /** Adds a member. What is known of one with the same place, name, method and lengths is that of the last. */
  add(member: ZipMember): void {
    const { offset, dataOffset, packedLength, byteLength, method, crc } = member;
    const flags = (member.isEncrypted ? ENCRYPTED : 0) + (member.isLink ? LINK : 0);
    const name = this.#numberOf(member.name);
    const row = [offset, name, method, packedLength, byteLength, dataOffset, crc, flags];
    const last = this.#rows.length - 1;
    // Most members are the same in their header and in the directory.
    if (last >= 0 && this.#isSame(last, row)) this.#rows.set(last, row);
    else this.#rows.push(...row);
  }

  /** The member of a row. */
  member(row: number): ZipMember {
    return new TableMember(this.#names, this.#rows, row);
  }

  /** Where the member of a row begins, and the number of its name. */
  offset(row: number): number {
    return this.#rows.at(row, OFFSET);
  }

  nameNumber(row: number): number {
    return this.#rows.at(row, NAME);
  }

  /** Names that there are, and the number of one of them. */
  get names(): Pick<TextSet, "size" | "find"> {
    return this.#names;
  }

  /** All members, by their places in the archive. */
  inOrder(): ZipMembers {
    const order = this.#rows.inOrder(OFFSET);
    let unique = 0;
    let readings = new Map<string, number>();
    for (const [position, row] of order.entries()) {
      const offset = this.offset(row);
      const before = order[position - 1];
      const after = order[position + 1];
      const isFirst = before === undefined || this.offset(before) !== offset;
      const isLast = after === undefined || this.offset(after) !== offset;
      if (isFirst && !isLast) readings = new Map();
      const key = isFirst && isLast ? "" : this.#rows.row(row).slice(0, KEY_FIELDS).join();
      const known = isFirst ? undefined : readings.get(key);
      if (known === undefined) {
        order[unique] = row;
        unique += 1;
      } else this.#rows.set(known, this.#rows.row(row));
      if (!isLast) readings.set(key, known ?? row);
    }
    return new ZipMembers(this, order.subarray(0, unique));
  }

  #isSame(row: number, values: readonly number[]): boolean {
    for (let field = 0; field < KEY_FIELDS; field += 1) {
      if (this.#rows.at(row, field) !== values[field]) return false;
    }
    return true;
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
  readonly #names: TextSet;
  readonly #rows: NumberRows;
  readonly #row: number;

  constructor(names: TextSet, rows: NumberRows, row: number) {
    this.#names = names;
    this.#rows = rows;
    this.#row = row;
  }

  get name(): string {
    return this.#names.at(this.#rows.at(this.#row, NAME));
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
