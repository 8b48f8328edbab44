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
  return withoutOnlySubject([
    ...(spoken.length > 0 ? spoken : documents).flatMap((document) => [
      ...statementsInSentences(document, shelf),
      ...statementsInFrontMatter(document, shelf),
      ...statementsInBadges(document, shelf),
    ]),
    ...statementsInFiles(shelf.files, view.texts),
    ...statementsInCode(view, shelf),
  ]);
}

/** Where every statement that names a model names the same one, that model is the release. */
function withoutOnlySubject(statements: readonly LicenseStatement[]): readonly LicenseStatement[] {
  const subjects = new Set(statements.flatMap(({ subject }) => subject ?? []));
  if (subjects.size !== 1) return statements;
  return statements.map((statement) => {
    const { subject, ...rest } = statement;
    return subject === undefined ? statement : rest;
  });
}
