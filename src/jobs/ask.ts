import { fileWithRelease } from "../inventory/evidence.ts";
import type { Observations } from "../inventory/observations.ts";
import { askRelease } from "../openness/ask/ask-release.ts";
import type { Profile } from "../openness/ask/profile.ts";
import type { AskReport } from "../report/ask/ask-report.ts";
import type { AuditOptions } from "./audit-options.ts";
import { takeStock } from "./take-stock.ts";

/** A report, with the files of the release whose texts were asked: for the copies that have to be handed on. */
export interface Asked {
  readonly report: AskReport;
  /** Texts that the answers rest on, by path; those of base models by the model's name and path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Asks the documents of a release what they say of using, hosting, fine-tuning, distilling, shipping and selling it, for somebody's
 * size, country and purpose. Rejects as `audit` does.
 */
export async function ask(
  target: string,
  profile: Profile,
  options: AuditOptions = {},
): Promise<Asked> {
  const { inventory, observations, engine } = await takeStock(target, options);
  const answer = askRelease({
    inventory,
    texts: observations.texts,
    ancestorTexts: observations.ancestorTexts,
    licenseFacts: (id) => engine.facts(id),
    profile,
  });
  const { release, subject, unread } = inventory;
  const cited = new Set(
    [...answer.uses.flatMap(({ reasons }) => reasons), ...answer.notes].flatMap(({ evidence }) =>
      evidence.map(fileWithRelease),
    ),
  );
  return {
    report: {
      schemaVersion: "1",
      release,
      ...(subject === undefined ? {} : { subject }),
      profile,
      ...answer,
      unread,
    },
    texts: new Map([...allTexts(observations)].filter(([path]) => cited.has(path))),
  };
}

/** Texts of the release by path, and those of base models by the model's name and path. */
function* allTexts({ texts, ancestorTexts }: Observations): Generator<readonly [string, string]> {
  for (const [path, { text }] of texts) yield [path, text];
  for (const [release, files] of ancestorTexts) {
    for (const [file, { text }] of files) yield [fileWithRelease({ release, file }), text];
  }
}
