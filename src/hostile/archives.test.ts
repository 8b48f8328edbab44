import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import {
  tarOf,
  zipOf,
  type TarFixture,
  type ZipFixture,
} from "../release/release-fixtures.test.ts";
import { specify, UNKNOWN_WITHOUT_CARD } from "./hostile-fixtures.test.ts";

const README = {
  name: "README.md",
  content: "# Foo\n\nThe weights are released under the MIT License.\n",
};

function file(name: string, bytes: Buffer) {
  return (folder: string): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
}

function zip(members: readonly ZipFixture[], change = (bytes: Buffer) => bytes) {
  return file("foo.zip", change(zipOf(members)));
}

function tar(members: readonly TarFixture[], change = (bytes: Buffer) => bytes) {
  return async (folder: string): Promise<string> =>
    file("foo.tar", change(await tarOf(members)))(folder);
}

specify("a zip", [
  {
    what: "that is sound, as a measure",
    release: zip([README]),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "of no bytes",
    release: file("foo.zip", Buffer.alloc(0)),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "that is no zip",
    release: file("foo.zip", Buffer.from("hello")),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "cut in the middle",
    release: zip([README], (bytes) => bytes.subarray(0, bytes.length >> 1)),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "with a member that unpacks to more than it says",
    release: zip([{ ...README, content: Buffer.alloc(5_000_000, "a"), declaredBytes: 10 }]),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: Cannot unpack: holds more than declared"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "with a bomb",
    release: zip([{ name: "README.md", content: Buffer.alloc(20_000_000, "open source ") }]),
    is: {
      claims: "open-source",
      findings: ["license-not-stated"],
      unread: [
        "README.md: read up to byte 1048576 of 20000000",
        "README.md: 1 line was longer than 100000 characters, and cut there",
      ],
    },
  },
  {
    what: "with two files of one name",
    release: zip([
      { ...README, content: "# A\n\nThe weights are under the MIT License.\n" },
      { ...README, content: "# B\n\nThe weights are under the GPL-3.0 license.\n" },
    ]),
    is: { weights: ["GPL-3.0-only named stated"], findings: ["source-oddity"] },
  },
  {
    what: "with a name that climbs out",
    release: zip([README, { name: "../../LICENSE", content: "MIT" }]),
    is: {
      listing: "partial",
      weights: ["MIT named stated"],
      findings: ["source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "with an absolute name",
    release: zip([README, { name: "/LICENSE", content: "MIT" }]),
    is: {
      listing: "partial",
      weights: ["MIT named stated"],
      findings: ["source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "with a line feed in a name",
    release: zip([README, { name: "a\nLICENSE", content: "MIT" }]),
    is: { weights: ["MIT named stated"], findings: ["source-oddity"] },
  },
  {
    what: "with a broken member",
    release: zip([{ ...README, packed: Buffer.from("not deflated") }]),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: Cannot unpack: invalid block type"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "with an encrypted card",
    release: zip([{ ...README, flags: 1 }]),
    is: {
      findings: ["license-not-stated", "source-oddity"],
      unread: ["README.md: listed only: its bytes were not at hand"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "with a link out of it",
    release: zip([README, { name: "LICENSE", content: "../../../etc/passwd", unixMode: 0o120777 }]),
    is: {
      weights: ["MIT named stated"],
      findings: ["source-oddity"],
      unread: ["LICENSE: listed only: its bytes were not at hand"],
    },
  },
]);

specify("a tar", [
  {
    what: "that is sound, as a measure",
    release: tar([README]),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "cut in a header",
    release: tar([README], (bytes) => bytes.subarray(0, 300)),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "cut in a member",
    release: tar([README, { name: "LICENSE", content: "x".repeat(5000) }], (bytes) =>
      bytes.subarray(0, 2000),
    ),
    is: {
      listing: "partial",
      weights: ["MIT named stated"],
      findings: ["source-oddity"],
      unread: [
        "files that the listing does not name: the listing is partial",
        "LICENSE: listed only: its bytes were not at hand",
      ],
    },
  },
  {
    what: "with a name that climbs out",
    release: tar([README, { name: "../LICENSE", content: "MIT" }]),
    is: {
      listing: "partial",
      weights: ["MIT named stated"],
      findings: ["source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "with a link out of it",
    release: tar([README, { name: "LICENSE", type: "symlink", linkname: "/etc/passwd" }]),
    is: {
      weights: ["MIT named stated"],
      findings: ["source-oddity"],
      unread: ["LICENSE: listed only: its bytes were not at hand"],
    },
  },
  {
    what: "packed, with a bomb",
    release: file("foo.tar.gz", gzipSync(Buffer.alloc(20_000_000))),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "packed, and cut",
    release: file("foo.tgz", gzipSync(Buffer.alloc(100_000)).subarray(0, 50)),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "that is nothing but gzip",
    release: file("foo.tar.gz", gzipSync("hello")),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
]);
