import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { FormatError } from "../errors.ts";
import { memorySource } from "../memory-source.ts";
import { PACKED, PACKED_TEXT } from "../unpack/packed-text.test.ts";
import { hasRightCrc, openZipMember } from "./open-member.ts";
import { readZip } from "./read-zip.ts";
import { zipFile, type MemberToZip } from "./zip-file.test.ts";

const a = { name: "a.txt", data: "alpha" };
const b = { name: "b.txt", data: "beta beta beta", isDeflated: true };

/** Names with contents, and what readers disagree on. */
async function look(bytes: Uint8Array) {
  const source = memorySource(bytes);
  const { members, oddities } = await readZip(source);
  const contents: string[] = [];
  for (const member of members) {
    const opened = await openZipMember(source, member, { bytesLeft: 1e6 });
    const data = Buffer.from(await opened.read(0, 1e6)).toString("latin1");
    contents.push(`${member.name}=${data}`);
  }
  return { contents, oddities: oddities.map(({ id }) => id) };
}

describe("readZip", () => {
  it("reads a tidy archive", async () => {
    assert.deepEqual(await look(zipFile([a, b])), {
      contents: ["a.txt=alpha", "b.txt=beta beta beta"],
      oddities: [],
    });
  });

  it("reads an empty archive", async () => {
    assert.deepEqual(await look(zipFile([])), { contents: [], oddities: [] });
  });

  const table: readonly {
    readonly what: string;
    readonly bytes: Uint8Array;
    readonly contents: readonly string[];
    readonly oddities: readonly string[];
  }[] = [
    {
      what: "bytes in front, which are no lie",
      bytes: zipFile([a], { prefix: "#!/bin/sh\n" }),
      contents: ["a.txt=alpha"],
      oddities: [],
    },
    {
      what: "bytes behind",
      bytes: zipFile([a], { suffix: "more" }),
      contents: ["a.txt=alpha"],
      oddities: ["unaccounted-bytes"],
    },
    {
      what: "one name for two members",
      bytes: zipFile([a, { ...a, data: "ALPHA" }]),
      contents: ["a.txt=alpha", "a.txt=ALPHA"],
      oddities: ["same-name"],
    },
    {
      what: "two names for one member",
      bytes: zipFile([{ ...a, localName: "data.pkl" }]),
      contents: ["a.txt=alpha", "data.pkl=alpha"],
      oddities: ["names-differ"],
    },
    {
      what: "a member that no directory lists",
      bytes: zipFile([a, { ...b, isHidden: true }]),
      contents: ["a.txt=alpha", "b.txt=beta beta beta"],
      oddities: ["unlisted-member"],
    },
    {
      what: "local headers without a directory",
      bytes: zipFile([a, b]).subarray(0, 40 + 35 + deflatedLength(b)),
      contents: ["a.txt=alpha", "b.txt=beta beta beta"],
      oddities: ["no-directory"],
    },
    {
      what: "an encryption flag in the directory only",
      bytes: zipFile([{ ...a, flags: 1 }]),
      contents: ["a.txt=alpha"],
      oddities: ["flags-differ"],
    },
    {
      what: "an archive behind an archive",
      bytes: Buffer.concat([zipFile([a]), zipFile([b])]),
      contents: ["a.txt=alpha", "b.txt=beta beta beta"],
      oddities: ["two-directories"],
    },
    {
      what: "an archive in an archive as one member",
      bytes: zipFile([{ name: "in.zip", data: zipFile([b]).toString("latin1") }, a]),
      contents: [`in.zip=${zipFile([b]).toString("latin1")}`, "a.txt=alpha"],
      oddities: [],
    },
    {
      what: "an empty archive in an archive",
      bytes: zipFile([{ name: "in.zip", data: zipFile([]).toString("latin1") }]),
      contents: [`in.zip=${zipFile([]).toString("latin1")}`],
      oddities: [],
    },
    {
      what: "members of every method that Python reads",
      bytes: zipFile(packedMembers()),
      contents: packedMembers().map(({ name }) => `${name}=${PACKED_TEXT}`),
      oddities: [],
    },
  ];
  for (const { what, bytes, contents, oddities } of table) {
    it(`sees ${what}`, async () => {
      assert.deepEqual(await look(bytes), { contents, oddities });
    });
  }

  it("tells links and wrong CRCs", async () => {
    const bytes = zipFile([{ ...a, unixMode: 0o120777, crc: 1 }]);
    const source = memorySource(bytes);
    const [member] = (await readZip(source)).members;
    assert.ok(member);
    assert.equal(member.isLink, true);
    const opened = await openZipMember(source, member, { bytesLeft: 1e6 });
    assert.equal(await hasRightCrc(opened, member), false);
  });

  it("ends in a list or a FormatError wherever the file is cut or changed", async () => {
    const whole = zipFile([a, b, ...packedMembers(), { ...a, localName: "other" }], {
      prefix: "front",
    });
    const cutOrChanged = fc.tuple(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(cutOrChanged, async ([end, at, value]) => {
        const bytes = Buffer.from(whole.subarray(0, end));
        if (at < end) bytes[at] = value;
        await look(bytes).catch((error: unknown) => {
          assert.ok(error instanceof FormatError, String(error));
        });
      }),
      { numRuns: 400 },
    );
  });
});

/** One member for each method beside deflate; LZMA has its properties behind a version and their length. */
function packedMembers(): readonly MemberToZip[] {
  const { bz2, xz, lzma } = PACKED;
  const properties = Buffer.concat([Buffer.of(9, 4, 5, 0), lzma.subarray(0, 5)]);
  const methods: readonly (readonly [number, Buffer])[] = [
    [12, bz2],
    [14, Buffer.concat([properties, lzma.subarray(13)])],
    [93, zstdCompressSync(PACKED_TEXT)],
    [95, xz],
  ];
  return methods.map(([method, bytes]) => ({
    name: `method ${method}`,
    data: PACKED_TEXT,
    packed: { method, bytes },
  }));
}

function deflatedLength(member: MemberToZip): number {
  return zipFile([member]).readUInt32LE(18);
}
