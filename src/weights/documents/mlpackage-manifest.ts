import { isPlainRelative } from "../folder-siblings.ts";
import type { Problem } from "../inspection.ts";
import { member, textOf, type StrictJson } from "../strict-json.ts";
import type { DocumentKind } from "./document-kind.ts";

/** The folder beside the list that its paths are relative to. */
const DATA = "Data";

/** The list of files of a package of Core ML. */
export const mlpackageManifest: DocumentKind = {
  name: "mlpackage-manifest",
  recognizes: ({ name, value }) =>
    name === "manifest.json" && member(value, "itemInfoEntries")?.kind === "object",
  async inspect({ value }, { siblings }) {
    const problems: Problem[] = [];
    const entries = member(value, "itemInfoEntries");
    const items: ReadonlyMap<string, StrictJson> =
      entries?.kind === "object" ? entries.members : new Map<string, StrictJson>();
    const paths = await siblings.paths();
    for (const item of items.values()) {
      const path = textOf(member(item, "path")) ?? "";
      const place = `${DATA}/${path}`;
      if (!isPlainRelative(path)) {
        const message = `the package leads out of its folder, to "${path}"`;
        problems.push({ id: "path-outside", message, effect: "code" });
      } else if (!paths.some((one) => one === place || one.startsWith(`${place}/`))) {
        problems.push(malformed(`"${place}" is missing`));
      }
    }
    const root = textOf(member(value, "rootModelIdentifier"));
    if (root === undefined || !items.has(root)) problems.push(malformed("no model is its root"));
    return { problems };
  },
};

function malformed(message: string): Problem {
  return { id: "bad-manifest", message, effect: "malformed" };
}
