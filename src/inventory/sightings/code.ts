import type { ComponentType, Sighting } from "../component.ts";
import type { CodeRole } from "./code-role.ts";
import { codeFilesOf, type CodeFile } from "./code-files.ts";
import type { Sighter } from "./sighter.ts";

/** Source files named per role; a release with more of them shows its first. */
const MAX_FILES_PER_ROLE = 12;

const COMPONENTS: readonly { readonly role: CodeRole; readonly component: ComponentType }[] = [
  { role: "arch", component: "code.arch" },
  { role: "train", component: "code.train" },
  { role: "finetune", component: "code.finetune" },
  { role: "infer", component: "code.infer" },
  { role: "eval", component: "code.eval" },
  { role: "preprocess", component: "code.preprocess" },
];

/** Source code by role: what was read before what was only named, entry points before their parts. */
export const code: Sighter = {
  id: "code",
  *sight(view) {
    const files = codeFilesOf(view);
    for (const { role, component } of COMPONENTS) {
      const ranked = files
        .filter((file) => file.role === role)
        .toSorted((a, b) => rank(a) - rank(b));
      for (const file of ranked.slice(0, MAX_FILES_PER_ROLE)) {
        yield showFile(file, component, ranked.length);
      }
    }
  },
};

function rank(file: CodeFile): number {
  return (file.isExample ? 4 : 0) + (file.judgedBy === "name" ? 2 : 0) + (file.isEntry ? 0 : 1);
}

function showFile(file: CodeFile, component: ComponentType, total: number): Sighting {
  const detail = [
    file.isEntry ? "entry point" : "module",
    file.isExample ? "an example" : "",
    file.judgedBy === "name" ? "judged by name" : "",
    total > 1 ? `one of ${total} files` : "",
  ].filter((part) => part !== "");
  return { component, status: "present", detail: detail.join(", "), evidence: file.evidence };
}
