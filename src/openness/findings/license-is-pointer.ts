import type { FindingKind } from "./finding-kind.ts";

export const licenseIsPointer: FindingKind = {
  id: "license-is-pointer",
  severity: "medium",
  because: "A license file that only names another place holds no terms of its own.",
  remedy: "Replace it with the text itself.",
  find({ observations }) {
    return observations.licenseFiles
      .filter((file) => file.kind === "pointer")
      .map((file) => ({ message: `${file.path} is only a pointer`, evidence: [file.title] }));
  },
};
