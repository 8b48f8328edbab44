import type { Document } from "../documents.ts";
import type { Sentence } from "../prose/prose.ts";
import type { LicenseStatement } from "./license-statement.ts";
import { sharesWords } from "./license-targets.ts";
import type { LicenseShelf } from "./resolve-license.ts";

/** A row whose table has a license column states it for the model in its first cell. */
export function statementsInRow(
  row: Sentence,
  document: Document,
  shelf: LicenseShelf,
): readonly LicenseStatement[] {
  const titles = cells(row.header);
  const column = titles.findIndex((title) => /licen[sc]e|许可|协议/i.test(title));
  const values = cells(row.text);
  const value = values[column]?.trim();
  const subject = values.find((cell) => cell.trim())?.trim();
  if (column < 0 || !value || !subject || /licen[sc]e/i.test(subject)) return [];
  if (value === titles[column]?.trim()) return [];
  const mention = shelf.engine
    .findMentions(`License: ${value}`)
    .find((each) => each.role === "grant");
  const link = row.links.find(
    (each) => each.label.trim() === value || sharesWords(each.label, value),
  );
  if (!mention && !link) return [];
  const name = mention?.name ?? value;
  const resolved = shelf.resolve(mention?.ids ?? [], name, link?.target, document.file.path);
  const speaksOfData = /data ?set/i.test(titles[0] ?? "");
  return [
    {
      parts: [speaksOfData ? "data" : "weights"],
      ids: resolved.ids,
      name,
      match: resolved.match,
      scope: "stated",
      source: "sentence",
      termsKnown: resolved.termsKnown,
      subject,
      ...(link ? { pointer: link.target } : {}),
      evidence: [row.evidence, ...resolved.evidence],
    },
  ];
}

function cells(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|");
}
