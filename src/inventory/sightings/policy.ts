import { citeFile } from "./cite.ts";
import { layoutOf } from "./layout.ts";
import type { Sighter } from "./sighter.ts";

/** Policies named one by one. */
const MAX_POLICIES = 12;

const POLICY_NAME =
  /(?:^|[-_. ])(?:use|usage|acceptable[-_ ]use|responsible[-_ ]use|fair[-_ ]use|content|safety|copyright)[-_ ]polic(?:y|ies)(?:$|[-_. ])|(?:^|[-_. ])(?:prohibited[-_ ]uses?|acceptable[-_ ]use|use[-_ ]restrictions|aup|responsible[-_ ]use[-_ ]guide|training[-_ ](?:content|data)[-_ ]summary)(?:$|[-_. ])/;
const EXTENSIONS = new Set(["md", "txt", "pdf", "html", "rst", ""]);

/** Rules of use, and policies that laws ask for, that stand in files beside the license. */
export const policy: Sighter = {
  id: "policy",
  *sight(view) {
    const found = layoutOf(view).files.filter(
      ({ place, stem, extension, file }) =>
        (place === "own" || place === "docs") &&
        EXTENSIONS.has(extension) &&
        file.byteLength !== 0 &&
        POLICY_NAME.test(stem),
    );
    for (const { path } of found.slice(0, MAX_POLICIES)) {
      const detail = view.texts.has(path) ? "policy" : "policy, judged by name";
      yield { component: "policy", status: "present", detail, evidence: citeFile(view, path) };
    }
  },
};
