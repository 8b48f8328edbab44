import { deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { SEVEN_ZIPS } from "../../src/bytes/seven-zip/seven-zip-files.test.ts";
import { PACKED } from "../../src/bytes/unpack/packed-text.test.ts";
import { NPY, PICKLE, TORCH_PICKLE } from "./contents.ts";
import { seedOf, type Seed } from "./seed.ts";

/** Files that are packed as a whole, in every way. */
export function packedSeeds(): readonly Seed[] {
  return [
    ...[PICKLE, TORCH_PICKLE, NPY].flatMap((content) => packed(Buffer.from(content, "latin1"))),
    ...[...SEVEN_ZIPS.values()].map((bytes) => seedOf("seven-zip", "m.7z", bytes)),
    seedOf("bzip2", "m.bz2", PACKED.bz2),
    seedOf("xz", "m.xz", PACKED.xz),
    seedOf("lzma", "m.lzma", PACKED.lzma),
    seedOf("lz4", "m.lz4", PACKED.lz4),
  ];
}

function packed(bytes: Buffer): readonly Seed[] {
  return [
    seedOf("gzip", "m.gz", gzipSync(bytes)),
    seedOf("zlib", "m.z", deflateSync(bytes)),
    seedOf("zstd", "m.zst", zstdCompressSync(bytes)),
  ];
}
