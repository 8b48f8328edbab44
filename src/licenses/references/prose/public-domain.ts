import { type NamePlace, type Reading, wordsBefore } from "./reading.ts";

/** Words that give a work to everybody. */
export const PUBLIC_DOMAIN_NAMES: readonly string[] = ["public domain"];

const DEDICATION = "LicenseRef-scancode-public-domain";
const GIVEN =
  /(?: in(?:to)?| to| as| is| are| the| :| under| it| this|considered|license[sd]?|^ ?) ?(?:(?:the|a) )?$|(?: \||^)$/;
const OTHER = / (?:not|creative|commons|cc0|cc|open data|key|workaround|non)(?: \S+){0,2}$/;

/** A dedication to the public domain: the work is placed in it, released to it, or simply said to be in it. */
export function readPublicDomain({ passage, start, end }: NamePlace): Reading | undefined {
  const before = wordsBefore(passage, start, 60);
  if (OTHER.test(before) || / (?:mark|names?|key)(?= |$)/y.test("")) return undefined;
  if (!GIVEN.test(before)) return undefined;
  return {
    ids: [DEDICATION],
    isBare: false,
    isWeak: false,
    score: 0.8,
    start,
    end,
  };
}
