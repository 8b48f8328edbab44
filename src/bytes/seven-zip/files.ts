import { broken, type HeaderCursor } from "./header-cursor.ts";

/** What an archive says of a file, apart from its bytes. */
export interface FileEntry {
  readonly name: string;
  /** Whether it has bytes: folders and empty files have none. */
  readonly hasStream: boolean;
  readonly isFolder: boolean;
  /** Its bytes are the target of a link. */
  readonly isLink: boolean;
}

/** Kinds of records (7zFormat.txt, "Property IDs"). */
const END = 0x00;
const WITHOUT_STREAM = 0x0e;
const EMPTY_FILES = 0x0f;
const NAMES = 0x11;
const ATTRIBUTES = 0x15;

/** Type of a file, as Unix keeps it in the high half of the attributes. */
const UNIX = 0x8000;
const LINK = 0xa000;

/** Reads the list of files. Throws `FormatError`. */
export function readFiles(cursor: HeaderCursor): readonly FileEntry[] {
  const count = cursor.count();
  let names: readonly string[] = [];
  let isWithout: readonly boolean[] = [];
  let isEmptyFile: readonly boolean[] = [];
  let attributes: readonly number[] = [];
  for (let kind = cursor.number(); kind !== END; kind = cursor.number()) {
    const bytes = cursor.number();
    const end = cursor.at + bytes;
    if (bytes > cursor.left) throw broken(`a record of ${bytes} bytes`);
    if (kind === WITHOUT_STREAM) isWithout = cursor.bits(count);
    else if (kind === EMPTY_FILES) isEmptyFile = cursor.bits(isWithout.filter(Boolean).length);
    else if (kind === NAMES) names = readNames(cursor, bytes);
    else if (kind === ATTRIBUTES) attributes = readAttributes(cursor, count);
    if (cursor.at > end) throw broken("a record that is longer than it says");
    cursor.skip(end - cursor.at);
  }
  if (names.length !== count) throw broken(`${names.length} names for ${count} files`);
  let without = -1;
  return names.map((name, at): FileEntry => {
    const hasStream = isWithout[at] !== true;
    if (!hasStream) without += 1;
    const mode = attributes[at] ?? 0;
    return {
      name,
      hasStream,
      isFolder: !hasStream && isEmptyFile[without] !== true,
      isLink: (mode & UNIX) !== 0 && ((mode >>> 16) & 0xf000) === LINK,
    };
  });
}

/** Names in UTF-16, each with a zero behind it. */
function readNames(cursor: HeaderCursor, bytes: number): readonly string[] {
  cursor.expect(0, "names elsewhere");
  const text = Buffer.from(cursor.take(bytes - 1)).toString("utf16le");
  if (!text.endsWith("\0")) throw broken("names without an end");
  return text.slice(0, -1).split("\0");
}

function readAttributes(cursor: HeaderCursor, count: number): readonly number[] {
  const has = cursor.bitsOrAll(count);
  cursor.expect(0, "attributes elsewhere");
  return has.map((isGiven) => (isGiven ? cursor.u32() : 0));
}
