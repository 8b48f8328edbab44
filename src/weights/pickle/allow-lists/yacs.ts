import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const yacs: PackageList = {
  package: "yacs",
  versions: ["0.1.8"],
  sha256: "fcb8d2d54a48edee4a9ac44925f2641abd76a9dff14d916cbba943b5b165b70a",
  names: `
class: yacs.config CfgNode
`,
};
