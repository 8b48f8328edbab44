import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { debianIds } from "./names-debian.ts";
import { licenseclassifierIds } from "./names-licenseclassifier.ts";
import { createScancodeIds, spdxIds, type ToIds } from "./names.ts";

/** A tool that identifies licenses, and how to run it. */
export interface Peer {
  readonly name: string;
  /** Command that answers by the protocol of `Driver`. */
  readonly driver: readonly string[];
  /** What the driver needs in its environment, such as one thread instead of all. */
  readonly env?: Readonly<Record<string, string>>;
  /** Command that prints the version; a tool is there when it succeeds. */
  readonly version: readonly string[];
  /** The tool's own command line for one file; the driver of a library that has none. */
  readonly commandLine?: (file: string) => readonly string[];
  readonly toIds: ToIds;
  /** Arguments of `setup.sh` after the folder. */
  readonly setup?: string;
  /** Cases which come from the tool's own tests, by their source. */
  readonly ownCases?: RegExp;
  /** True for a tool that needs minutes for all cases: it is asked once for all, and timed on a part of them. */
  readonly isSlow?: boolean;
  /** True for tools that read megabytes in one text without falling asleep. */
  readonly readsLongTexts?: boolean;
}

const repository = new URL("../../", import.meta.url);
/** Where the package is built that people install: what is measured of Assay. */
export const packageFolder: URL = new URL("build/package/", repository);

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Assay and its peers, as `setup.sh` installs them into the folder. */
export function listPeers(folder: string): readonly Peer[] {
  const bin = (name: string): string => join(folder, "bin", name);
  const python = join(folder, "scancode", "bin", "python");
  const scancodeIds = createScancodeIds();
  return [
    {
      name: "Assay",
      driver: [process.execPath, here("peers/assay.ts"), packageFolder.href],
      version: ["git", "-C", fileURLToPath(repository), "describe", "--always", "--dirty"],
      commandLine: (file) => [
        process.execPath,
        fileURLToPath(new URL("bin/assay.js", packageFolder)),
        "license",
        file,
      ],
      toIds: spdxIds,
      readsLongTexts: true,
    },
    {
      name: "google/licensecheck",
      driver: [bin("google-licensecheck")],
      env: { GOMAXPROCS: "1" },
      version: [bin("google-licensecheck"), "--version"],
      commandLine: (file) => ["sh", "-c", 'echo "$1" | "$0"', bin("google-licensecheck"), file],
      toIds: spdxIds,
      setup: "google-licensecheck",
      ownCases: /google-licensecheck/u,
      readsLongTexts: true,
    },
    {
      name: "google/licenseclassifier",
      driver: [bin("google-licenseclassifier")],
      env: { GOMAXPROCS: "1" },
      version: [bin("google-licenseclassifier"), "--version"],
      commandLine: (file) => [
        "sh",
        "-c",
        'echo "$1" | "$0"',
        bin("google-licenseclassifier"),
        file,
      ],
      toIds: licenseclassifierIds,
      setup: "google-licenseclassifier",
      isSlow: true,
      ownCases: /google-licenseclassifier/u,
    },
    {
      name: "licensee",
      driver: ["ruby", here("peers/licensee.rb")],
      version: ["ruby", here("peers/licensee.rb"), "--version"],
      commandLine: (file) => ["licensee", "detect", file],
      toIds: spdxIds,
      setup: "licensee",
      isSlow: true,
      ownCases: /^licensee/u,
    },
    {
      name: "Debian licensecheck",
      driver: ["perl", here("peers/debian-licensecheck.pl")],
      version: ["licensecheck", "--version"],
      commandLine: (file) => ["licensecheck", "--shortname-scheme=spdx", "--lines=0", file],
      toIds: debianIds,
      setup: "debian-licensecheck",
      isSlow: true,
      ownCases: /scancode-licensecheck/u,
    },
    {
      name: "askalono",
      driver: [bin("askalono-driver"), join(folder, "askalono-own.cache")],
      env: { RAYON_NUM_THREADS: "1" },
      version: [bin("askalono"), "--version"],
      commandLine: (file) => [bin("askalono"), "identify", file],
      toIds: spdxIds,
      setup: "askalono",
      isSlow: true,
      ownCases: /askalono/u,
    },
    {
      name: "askalono with Assay's texts",
      driver: [bin("askalono-driver"), join(folder, "askalono-all.cache")],
      env: { RAYON_NUM_THREADS: "1" },
      version: [bin("askalono"), "--version"],
      toIds: spdxIds,
      setup: "askalono",
      isSlow: true,
      ownCases: /askalono/u,
    },
    {
      name: "provenant",
      driver: [bin("provenant-driver"), join(folder, "provenant-cache")],
      version: [bin("provenant"), "--version"],
      commandLine: (file) => [bin("provenant"), "--license", "--json", "-", file],
      toIds: scancodeIds,
      setup: "provenant",
      isSlow: true,
      ownCases: /scancode/u,
    },
    {
      name: "ScanCode",
      driver: [python, here("peers/scancode-toolkit.py")],
      version: [python, here("peers/scancode-toolkit.py"), "--version"],
      commandLine: (file) => [
        join(folder, "scancode", "bin", "scancode"),
        "--license",
        "--json",
        "-",
        file,
      ],
      toIds: scancodeIds,
      setup: "scancode",
      isSlow: true,
      ownCases: /scancode/u,
    },
  ];
}
