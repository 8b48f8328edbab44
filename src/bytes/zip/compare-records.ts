import type { LocalHeader } from "./local-headers.ts";
import type { OddityList } from "./zip-oddity.ts";
import type { CentralRecord } from "./zip-records.ts";

/** Bits that change how the data is read: encrypted, patched, strongly encrypted (APPNOTE 4.4.4). */
const READING_FLAGS = 0b0110_0001;

/** Notes what a local header and its directory entry say differently: one reader follows the one, another the other. */
export function compareRecords(
  { offset, record: local }: LocalHeader,
  record: CentralRecord,
  oddities: OddityList,
): void {
  const { name } = record;
  if (local.name !== name) {
    oddities.add("names-differ", `"${name}" is "${local.name}" in its local header`, offset);
  }
  if (local.method !== record.method) {
    const message = `"${name}" has method ${record.method}, ${local.method} in its local header`;
    oddities.add("methods-differ", message, offset);
  }
  if ((local.flags & READING_FLAGS) !== (record.flags & READING_FLAGS)) {
    const message = `"${name}" has other flags in its local header`;
    oddities.add("flags-differ", message, offset);
  }
  if (local.isWidthMissing || record.isWidthMissing) {
    oddities.add("zip64-missing", `"${name}" has a length that needs a zip64 field`, offset);
  }
  const isLengthLater = (local.flags & 8) !== 0;
  const isSame =
    local.packedLength === record.packedLength &&
    local.byteLength === record.byteLength &&
    local.crc === record.crc;
  if (!isLengthLater && !isSame) {
    oddities.add(
      "lengths-differ",
      `"${name}" has other lengths or CRC in its local header`,
      offset,
    );
  }
}
