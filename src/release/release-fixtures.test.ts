// What the tests of this folder make their releases with, and that it makes what it should.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";

import { pack } from "tar-stream";

import { sha256 } from "../bytes/digest.ts";
import type { Release } from "./release.ts";

/** Runs with an empty folder that is gone afterwards. */
export async function inFolder(use: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes files under a folder, with the folders that they need. */
export function writeTree(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Paths and digests of the files that can be opened, for comparing releases. */
export async function contentsOf(release: Release): Promise<Readonly<Record<string, string>>> {
  const contents: Record<string, string> = {};
  for (const { path, open } of release.files) {
    if (open) contents[path] = await sha256(await open());
  }
  return contents;
}

/** A zip member; what is not given follows from the content. */
export interface ZipFixture {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly unixMode?: number;
  readonly madeBy?: number;
  /** Sizes to declare in place of the true ones. */
  readonly declaredBytes?: number;
  readonly packedBytes?: number;
  readonly packed?: Buffer;
}

/** A zip file with these members. */
export function zipOf(members: readonly ZipFixture[], comment = ""): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { local, central } = zipMember(member, offset);
    parts.push(local);
    directory.push(central);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, central, end, Buffer.from(comment)]);
}

function zipMember(member: ZipFixture, offset: number): Record<"local" | "central", Buffer> {
  const name = Buffer.from(member.name);
  const content = Buffer.from(member.content ?? "");
  const { method = 8, flags = 0, unixMode = 0o100644, madeBy = 3 } = member;
  const packed = member.packed ?? (method === 8 ? deflateRawSync(content) : content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(member.packedBytes ?? packed.length, 14);
  common.writeUInt32LE(member.declaredBytes ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(unixMode * 0x10000, 6);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from("PK\x03\x04"), common, name, packed]),
    central: Buffer.concat([
      Buffer.from("PK\x01\x02"),
      Buffer.from([20, madeBy]),
      common,
      tail,
      name,
    ]),
  };
}

/** A tar member; `type` as in tar-stream. */
export interface TarFixture {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly type?: "file" | "symlink" | "link" | "directory" | "fifo";
  readonly linkname?: string;
}

/** A plain tar with these members. */
export async function tarOf(members: readonly TarFixture[]): Promise<Buffer> {
  const tar = pack();
  for (const { name, content = "", type = "file", linkname } of members) {
    const header = { name, type, mtime: new Date(0), ...(linkname !== undefined && { linkname }) };
    tar.entry(header, Buffer.from(content));
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

test("a folder for a test is empty, can be written to, and is gone afterwards", async () => {
  let place = "";
  await inFolder((folder) => {
    place = folder;
    writeTree(folder, { "a/b.txt": "text" });
    assert.equal(readFileSync(join(folder, "a/b.txt"), "utf8"), "text");
  });
  assert.throws(() => readFileSync(join(place, "a/b.txt")), { code: "ENOENT" });
});
