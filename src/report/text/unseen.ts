import type { AuditReport } from "../audit-report.ts";
import type { RenderOptions } from "../report-format.ts";
import { place as citePlace } from "./cite.ts";
import { cut, paragraph } from "./layout.ts";

const REASONS_SHOWN = 12;
const THINGS_SHOWN = 6;

/** What was not seen, grouped by the reason why; and a word on the listing where it is partial. */
export function unseenLines(
  { release, unread, related = [] }: Pick<AuditReport, "release" | "unread" | "related">,
  options: RenderOptions,
): readonly string[] {
  const place = { ...options, indent: 2 };
  const partial =
    release.listing === "complete"
      ? []
      : paragraph("The listing is partial: what is not in it may still exist.", place);
  const { shown, more } = cut([...Map.groupBy(unread, ({ why }) => why)], REASONS_SHOWN);
  const groups = shown.flatMap(([why, things]) => {
    const { shown: named, more: unnamed } = cut(things, THINGS_SHOWN);
    const what = named.map((thing) => thing.what).join(", ");
    return paragraph(`${why}: ${what}${unnamed === 0 ? "" : ` and ${unnamed} more`}`, place);
  });
  const rest = more === 0 ? [] : paragraph(`and ${more} more reasons`, place);
  const lines = [...partial, ...groups, ...rest];
  const offers = related.flatMap(({ target, evidence: [first] }) =>
    paragraph(
      `Could also be read, by --also: ${target}${first === undefined ? "" : ` (${citePlace(first)})`}`,
      place,
    ),
  );
  return [
    ...(lines.length > 0 ? lines : paragraph("Nothing: every file was seen.", place)),
    ...offers,
  ];
}
