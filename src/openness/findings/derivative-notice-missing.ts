import { lineWords } from "../../inventory/lineage/line-words.ts";
import { letters, type LineDuty, lineDuties } from "../lineage/line-duties.ts";
import type { FindingFacts, FindingKind, Sight } from "./finding-kind.ts";

export const derivativeNoticeMissing: FindingKind = {
  id: "derivative-notice-missing",
  severity: "medium",
  because:
    "A license up the line asks for a notice with every copy of what was made from its model.",
  remedy: "Add a file NOTICE with the line that the license gives.",
  find(facts) {
    return lineDuties("notice-file", facts).flatMap((duty) => judge(duty, facts));
  },
};

/** Shorter phrases are names of files, such as "Notice". */
const MIN_LINE = 12;

function judge(duty: LineDuty, { inventory, observations }: FindingFacts): readonly Sight[] {
  const { licenseFiles, texts } = observations;
  const notices = licenseFiles.filter(({ kind }) => kind === "notice");
  const lines = duty.words.map(letters).filter((line) => line.length >= MIN_LINE);
  const isWritten = licenseFiles.some(({ path }) => {
    const text = letters(texts.get(path)?.text ?? "");
    return lines.some((line) => text.includes(line));
  });
  if (isWritten) return [];
  const unread = notices.some(({ path }) => !texts.has(path));
  if (unread || (notices.length > 0 && lines.length === 0)) return [];
  const [notice] = notices;
  // What a partial listing does not name may still be there.
  if (notice === undefined && inventory.release.listing !== "complete") return [];
  const { ancestor, clause } = duty;
  const asks = `The license of ${lineWords(ancestor)} asks for a notice`;
  return [
    {
      message:
        notice === undefined
          ? `${asks} with every copy; the release holds no such file`
          : `${asks} that ${notice.path} does not hold`,
      evidence: [
        ...clause.evidence,
        ...(notice === undefined ? [] : [notice.title]),
        ...ancestor.steps.flatMap(({ evidence }) => evidence.slice(0, 1)),
      ],
    },
  ];
}
