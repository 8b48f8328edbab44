import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { specify } from "./hostile-fixtures.test.ts";

/** The license of this project's own example: an unchanged MIT text. */
const MIT = readFileSync(new URL("../../examples/open-washed/LICENSE", import.meta.url), "utf8");

const README = "# Foo\n\nFoo writes verse.\n";

specify("a LICENSE", [
  {
    what: "that is MIT, as a measure of the others",
    release: { LICENSE: MIT },
    is: { code: ["MIT exact default"], findings: [] },
  },
  {
    what: "that is empty",
    release: { LICENSE: "", "README.md": README },
    is: { findings: ["unknown-license-text"] },
  },
  {
    what: "of white space",
    release: { LICENSE: " \n\n" },
    is: { findings: ["unknown-license-text"] },
  },
  {
    what: "that is binary",
    release: { LICENSE: Buffer.from([0x4d, 0, 0x49, 0, 0x54, 0, 1, 2]) },
    is: { findings: [], unread: ["LICENSE: not text: NUL at byte 1"] },
  },
  {
    what: "that is MIT in UTF-16",
    release: { LICENSE: Buffer.from(`\ufeff${MIT}`, "utf16le") },
    is: { code: ["MIT exact default"], findings: [] },
  },
  { what: "that is a folder", release: { "LICENSE/MIT.txt": MIT }, is: { findings: [] } },
  {
    what: "that is an empty folder",
    release: (folder) => mkdirSync(join(folder, "LICENSE")),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "that is a link out of the release",
    release: (folder) => {
      writeFileSync(join(folder, "../secret"), MIT);
      symlinkSync("../secret", join(folder, "LICENSE"));
    },
    is: {
      findings: ["source-oddity"],
      unread: ["LICENSE: listed only: its bytes were not at hand"],
    },
  },
  {
    what: "that is a link to itself",
    release: (folder) => symlinkSync("LICENSE", join(folder, "LICENSE")),
    is: { findings: ["license-not-stated", "source-oddity"] },
  },
  {
    what: "that is one of two links in a circle",
    release: (folder) => {
      symlinkSync("COPYING", join(folder, "LICENSE"));
      symlinkSync("LICENSE", join(folder, "COPYING"));
    },
    is: { findings: ["license-not-stated", "source-oddity"] },
  },
  {
    what: "that is a link to nothing",
    release: (folder) => symlinkSync("gone", join(folder, "LICENSE")),
    is: {
      findings: ["source-oddity"],
      unread: ["LICENSE: listed only: its bytes were not at hand"],
    },
  },
  {
    what: "that is a link to a device",
    release: (folder) => symlinkSync("/dev/zero", join(folder, "LICENSE")),
    is: {
      findings: ["source-oddity"],
      unread: ["LICENSE: listed only: its bytes were not at hand"],
    },
  },
  {
    what: "that is a link within the release",
    release: (folder) => {
      writeFileSync(join(folder, "terms"), MIT);
      symlinkSync("terms", join(folder, "LICENSE"));
    },
    is: { code: ["MIT exact stated"], findings: [] },
  },
  {
    what: "of 10 MB: MIT, then filler",
    release: { LICENSE: `${MIT}\n${"filler words go here\n".repeat(500_000)}` },
    is: {
      code: ["MIT exact default"],
      findings: [],
      unread: ["LICENSE: read up to byte 1048576 of 10501069"],
    },
  },
  {
    what: "of 10 MB in one line",
    release: { LICENSE: "permission is hereby granted ".repeat(350_000) },
    is: {
      code: [
        "LicenseRef-permission-is-hereby-granted-permission-is-hereby-granted-permission-is-hereby-g named default",
      ],
      findings: ["unknown-license-text"],
      unread: [
        "LICENSE: read up to byte 1048576 of 10150000",
        "LICENSE: 1 line was longer than 100000 characters, and cut there",
      ],
    },
  },
  {
    what: "that is MIT in one line",
    release: { LICENSE: MIT.replaceAll(/\s+/g, " ") },
    is: { code: ["MIT exact default"], findings: [] },
  },
  {
    what: "that is MIT with one word changed",
    release: { LICENSE: MIT.replace("without restriction", "with restriction") },
    is: { code: ["MIT modified default"], findings: ["modified-osi-license"] },
  },
  {
    what: "that is MIT with one word added",
    release: { LICENSE: MIT.replace("any person", "any natural person") },
    is: { code: ["MIT modified default"], findings: ["modified-osi-license"] },
  },
  {
    what: "that is MIT with a sentence added at the end",
    release: { LICENSE: `${MIT}\nThe Software shall not be used for commercial purposes.\n` },
    is: {
      code: ["MIT modified default"],
      clauses: ["non-commercial"],
      findings: ["modified-osi-license"],
    },
  },
  {
    what: "that is MIT with a sentence added before it",
    release: { LICENSE: `You may use this software for research purposes only.\n\n${MIT}` },
    is: {
      code: ["MIT modified default"],
      clauses: ["research-only"],
      findings: ["modified-osi-license"],
    },
  },
  {
    what: "that is MIT without its disclaimer",
    release: { LICENSE: MIT.slice(0, MIT.indexOf("THE SOFTWARE IS")) },
    is: { code: ["MIT modified default"], findings: ["modified-osi-license"] },
  },
  {
    what: "that is MIT with letters of another alphabet",
    release: { LICENSE: MIT.replaceAll("o", "\u043e") },
    is: { code: ["MIT-0 modified default"], findings: ["modified-osi-license"] },
  },
  {
    what: "that is MIT with zero-width spaces",
    release: { LICENSE: MIT.replaceAll(" ", " \u200b") },
    is: { code: ["MIT exact default"], findings: [] },
  },
  {
    what: "that is only its name",
    release: { LICENSE: "MIT\n" },
    is: { findings: ["license-is-pointer"] },
  },
  {
    what: "that only names an address",
    release: { LICENSE: "See https://example.org/license for terms.\n" },
    is: { findings: ["license-is-pointer"] },
  },
  {
    what: "twice, differing in case, with other texts",
    release: {
      LICENSE: MIT,
      license: "All rights reserved. You may not use Foo for any commercial purpose.\n",
    },
    is: {
      code: [
        "MIT exact default",
        "LicenseRef-any-commercial-purpose-all-rights-reserved-you-may-not-use-foo named default",
      ],
      clauses: ["non-commercial"],
      findings: ["license-conflict", "unknown-license-text"],
    },
  },
  {
    what: "that says MIT is a university",
    release: {
      "README.md":
        "# Foo\n\nFoo was made at MIT, the Massachusetts Institute of Technology. MIT has a large campus.\n",
    },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "in a folder of somebody else",
    release: { "third_party/foo/LICENSE": MIT, "README.md": README },
    is: { findings: ["license-not-stated"] },
  },
]);
