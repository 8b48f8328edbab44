import type { Evidence } from "../../inventory/evidence.ts";
import type { AuditReport, ReportedComponent } from "../audit-report.ts";
import { places } from "./cite.ts";
import { cut, row, type Cell } from "./layout.ts";
import type { RenderOptions } from "../report-format.ts";
import { COMPONENT_WORDS, PARTS, STATUS_TONES } from "./words.ts";

const STATUS_COLUMNS = 12;
const NAME_COLUMNS = 20;
/** From this width on, what was seen of a component has a column of its own; below, a line of its own. */
const WIDE = 110;

/** One row per component that something shows, then one row for all that nothing shows. */
export function componentLines(report: AuditReport, options: RenderOptions): readonly string[] {
  const isSeen = ({ status, evidence }: ReportedComponent): boolean =>
    status === "present" || status === "claimed-only" || evidence.length > 0;
  const seen = report.components.filter(isSeen);
  const unseen = report.components.filter((component) => !isSeen(component));
  return [
    ...seen.flatMap((component) => seenRow(report, component, options)),
    ...(["absent", "unknown"] as const).flatMap((status) =>
      unseenRow(status, unseen, report.release.listing, options),
    ),
  ];
}

function seenRow(
  report: AuditReport,
  component: ReportedComponent,
  { width, paint }: RenderOptions,
): readonly string[] {
  const { type, status, detail } = component;
  const rest = width - STATUS_COLUMNS - NAME_COLUMNS - 6;
  const isWide = width >= WIDE;
  const placeColumns = Math.floor(rest * (isWide ? 0.3 : 0.47));
  const licenseColumns = isWide ? placeColumns : rest - placeColumns - 2;
  const cells = [
    { text: status, width: STATUS_COLUMNS, tone: STATUS_TONES[status] },
    { text: COMPONENT_WORDS[type], width: NAME_COLUMNS },
    licenseCell(component, licenseColumns),
    { text: places(placesToOpen(report, component)), width: placeColumns },
  ];
  if (!isWide) return row(cells, paint);
  const detailColumns = rest - licenseColumns - placeColumns - 4;
  return row([...cells, { text: detail, width: detailColumns, tone: "quiet" }], paint);
}

/** Components that nothing shows: only a complete listing makes them absent. */
function unseenRow(
  status: "absent" | "unknown",
  unseen: readonly ReportedComponent[],
  listing: "complete" | "partial",
  { width, paint }: RenderOptions,
): readonly string[] {
  const names = unseen
    .filter((component) => component.status === status)
    .map(({ type }) => COMPONENT_WORDS[type]);
  if (names.length === 0) return [];
  const why = status === "unknown" && listing === "partial" ? ": the listing is partial" : "";
  const cells = [
    { text: status, width: STATUS_COLUMNS, tone: STATUS_TONES[status] },
    { text: `${names.join(", ")}${why}`, width: width - STATUS_COLUMNS - 4 },
  ];
  return row(cells, paint);
}

/** Where its license was read; for a component without one, where it was seen itself. */
function placesToOpen(report: AuditReport, component: ReportedComponent): readonly Evidence[] {
  const read = licenseEvidence(report, component);
  return read.length > 0 ? read : component.evidence;
}

/** Licenses of a part; only what has a part, and is there, can lack one. What is not there shows what was said of it. */
function licenseCell(component: ReportedComponent, width: number): Cell {
  const { type, status, licenses, detail } = component;
  if (status === "absent" || status === "unknown") return { text: detail, width, tone: "quiet" };
  const { shown, more } = cut(licenses, 2);
  if (more > 0) return { text: `${shown.join(", ")} and ${more} more`, width };
  if (licenses.length > 0) return { text: licenses.join(", "), width };
  const hasPart = /^(?:weights|code|data|doc)\b/.test(type);
  return {
    text: status === "present" && hasPart ? "no license seen" : "",
    width,
    tone: "doubtful",
  };
}

/** Where the component's licenses were read: first what is said of its own part, then what is said of others. */
function licenseEvidence(
  { licenses }: AuditReport,
  component: ReportedComponent,
): readonly Evidence[] {
  const own = PARTS.find((part) => component.type.startsWith(part.replace(/s$/, "")));
  const parts = own === undefined ? PARTS : [own, ...PARTS.filter((part) => part !== own)];
  return component.licenses.flatMap((id) => {
    const applied = parts.flatMap((part) => licenses[part]).find((license) => license.id === id);
    return applied?.evidence ?? [];
  });
}
