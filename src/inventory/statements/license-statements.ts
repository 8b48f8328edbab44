import type { Document } from "../documents.ts";
import type { ReleaseView } from "../release-view.ts";
import { statementsInBadges } from "./from-badges.ts";
import { statementsInCode } from "./from-code.ts";
import { statementsInFiles } from "./from-files.ts";
import { statementsInFrontMatter } from "./from-front-matter.ts";
import { statementsInSentences } from "./from-sentences.ts";
import type { LicenseStatement } from "./license-statement.ts";
import type { LicenseShelf } from "./resolve-license.ts";

/** Everything in a release that says which license governs something. */
export function collectStatements(
  view: ReleaseView,
  documents: readonly Document[],
  shelf: LicenseShelf,
): readonly LicenseStatement[] {
  const spoken = documents.filter((document) => !document.isTranslation);
  return [
    ...(spoken.length > 0 ? spoken : documents).flatMap((document) => [
      ...statementsInSentences(document, shelf),
      ...statementsInFrontMatter(document, shelf),
      ...statementsInBadges(document, shelf),
    ]),
    ...statementsInFiles(shelf.files, view.texts),
    ...statementsInCode(view, shelf),
  ];
}
