import { bunzip2 } from "../unpack/bunzip2.ts";
import type { Unpacked } from "../unpack/growing-output.ts";
import { unzstd } from "../unpack/inflate-whole-file.ts";
import { unlzmaMember, unxz } from "../unpack/unxz.ts";

/**
 * Ways to pack a member, other than deflate, by their numbers (APPNOTE 4.4.5): those that Python's zipfile reads, and so
 * whoever loads an archive through it. They are unpacked as a whole.
 */
export const WHOLE_METHODS: ReadonlyMap<number, (packed: Uint8Array, limit: number) => Unpacked> =
  new Map([
    [12, bunzip2],
    [14, unlzmaMember],
    [93, unzstd],
    [95, unxz],
  ]);
