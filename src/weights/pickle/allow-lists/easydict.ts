import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const easydict: PackageList = {
  package: "easydict",
  versions: ["1.13"],
  sha256: "98d0525f36a91daac67c5ab5ef87e6b15bfc3252414e00ba39f3381564b272d1",
  names: `
class: easydict EasyDict
`,
};
