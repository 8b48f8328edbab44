import type { Evidence } from "../../inventory/evidence.ts";
import type { AuditReport, ReportedComponent } from "../audit-report.ts";
import { places } from "./cite.ts";
import { paragraph, row, type Cell } from "./layout.ts";
import type { RenderOptions } from "../report-format.ts";
import { COMPONENT_WORDS, PARTS, STATUS_TONES } from "./words.ts";

const STATUS_COLUMNS = 12;
const NAME_COLUMNS = 20;
/** From this width on, what was seen of a component has a column of its own; below, a line of its own. */
const WIDE = 110;

/** One row per component: status, name, licenses, and where those were read. */
export function componentLines(report: AuditReport, options: RenderOptions): readonly string[] {
  const { width, paint } = options;
  const rest = width - STATUS_COLUMNS - NAME_COLUMNS - 6;
  const isWide = width >= WIDE;
  const columns = isWide
    ? { license: Math.floor(rest * 0.3), place: Math.floor(rest * 0.3) }
    : { license: Math.ceil(rest * 0.53), place: Math.floor(rest * 0.47) - 2 };
  const detailColumns = rest - columns.license - columns.place - 4;
  return report.components.flatMap((component) => {
    const { type, status, detail } = component;
    const cells = [
      { text: status, width: STATUS_COLUMNS, tone: STATUS_TONES[status] },
      { text: COMPONENT_WORDS[type], width: NAME_COLUMNS },
      licenseCell(component, columns.license),
      { text: places(licenseEvidence(report, component)), width: columns.place },
    ];
    if (isWide)
      return row([...cells, { text: detail, width: detailColumns, tone: "quiet" }], paint);
    const indent = STATUS_COLUMNS + 4;
    const seen = detail === "" || status === "absent" ? [] : [detail];
    return [
      ...row(cells, paint),
      ...seen.flatMap((text) => paragraph(text, { width, indent, paint, tone: "quiet" })),
    ];
  });
}

/** Only what is there can lack a license. */
function licenseCell({ status, licenses }: ReportedComponent, width: number): Cell {
  if (licenses.length > 0) return { text: licenses.join(", "), width };
  return { text: status === "present" ? "no license seen" : "", width, tone: "doubtful" };
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
