import type { TextFile } from "../../release/read-text.ts";
import type { ComponentType, Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile, citeLine, citeMatch, readableLines } from "./cite.ts";
import { layoutOf, type PlacedFile } from "./layout.ts";
import type { Sighter } from "./sighter.ts";

/** Documents of one kind named one by one. */
const MAX_DOCUMENTS = 12;

const DOCUMENT_EXTENSIONS = new Set([
  "md",
  "markdown",
  "mdx",
  "rst",
  "txt",
  "pdf",
  "tex",
  "html",
  "docx",
  "",
]);
const CARD_NAME = /(?:^|[_\-.])model[_\-. ]?cards?(?:$|[_\-.])/;
const DATACARD_NAME =
  /(?:^|[_\-.])(?:data(?:set)?[_\-. ]?cards?|datasheets?(?:[_-]for[_-]datasets)?|data[_-]statement)(?:$|[_\-.])/;
const README = /^readme(?:$|[_\-.])/;
const DATA_FOLDER = /^(?:data|datasets?|corpus)$/;
const REPORT_NAME =
  /(?:^|[_\-.\s])(?:tech(?:nical)?[_\- ]?(?:report|memo)|report|white_?paper|system[_-]?card)(?:$|[_\-.\s])/;
const PAPER_NAME =
  /(?:^|[_\-.\s])(?:paper|preprint|manuscript|arxiv|camera[_-]ready)(?:$|[_\-.\s])|^\d{4}\.\d{4,5}(?:v\d+)?$/;
const PAPER_EXTENSIONS = new Set(["pdf", "tex", "docx", "html"]);

/** Model cards, data cards, reports and papers that are files of the release. */
export const documents: Sighter = {
  id: "documents",
  *sight(view) {
    const shown = new Map<ComponentType, number>();
    for (const placed of layoutOf(view).files) {
      if (!isDocument(placed)) continue;
      const sighting = sightDocument(view, placed);
      if (!sighting) continue;
      const count = shown.get(sighting.component) ?? 0;
      shown.set(sighting.component, count + 1);
      if (count < MAX_DOCUMENTS) yield sighting;
    }
  },
};

function isDocument({ extension, place, file }: PlacedFile): boolean {
  return (
    (place === "own" || place === "docs") &&
    DOCUMENT_EXTENSIONS.has(extension) &&
    file.byteLength !== 0
  );
}

function sightDocument(view: ReleaseView, placed: PlacedFile): Sighting | undefined {
  const { path, stem, extension, folders } = placed;
  const show = (component: ComponentType, detail: string): Sighting => ({
    component,
    status: "present",
    detail,
    evidence: citeFile(view, path),
  });
  const byName = view.texts.has(path) ? "" : ", judged by name";
  if (DATACARD_NAME.test(stem)) return show("doc.datacard", `data card${byName}`);
  if (CARD_NAME.test(stem) || folders.some((folder) => /^model[_-]?cards?$/.test(folder))) {
    return show("doc.card", `model card${byName}`);
  }
  if (README.test(stem)) return sightReadme(view, placed);
  if (REPORT_NAME.test(stem) && (PAPER_EXTENSIONS.has(extension) || isProse(extension))) {
    return show("doc.report", `report${byName}`);
  }
  if (PAPER_EXTENSIONS.has(extension) && isPaper(placed))
    return show("doc.paper", `paper${byName}`);
  return undefined;
}

function isProse(extension: string): boolean {
  return extension === "md" || extension === "rst" || extension === "txt";
}

function isPaper({ stem, folders, extension }: PlacedFile): boolean {
  if (PAPER_NAME.test(stem) || folders.some((folder) => /^papers?$/.test(folder))) {
    return extension !== "html";
  }
  return false;
}

/** A README is a card when it has the parts of one: what the model is for, what it cannot do, what it was trained and tested on. */
function sightReadme(view: ReleaseView, { path, folders }: PlacedFile): Sighting | undefined {
  const text = view.texts.get(path);
  if (!text) return undefined;
  const isOfData = folders.some((folder) => DATA_FOLDER.test(folder));
  const found = isOfData ? findSections(text, DATA_SECTIONS) : findSections(text, CARD_SECTIONS);
  const frontMatter = isOfData ? undefined : cardFrontMatter(text);
  const line = frontMatter ?? found[0];
  const enough = frontMatter !== undefined ? found.length >= 1 : found.length >= 3;
  if (line === undefined || !enough) return undefined;
  return {
    component: isOfData ? "doc.datacard" : "doc.card",
    status: "present",
    detail: `README with ${frontMatter === undefined ? "" : "card metadata and "}${found.length} sections of a card`,
    evidence: citeLine(text, line),
  };
}

const CARD_SECTIONS: readonly RegExp[] = [
  /\b(?:model (?:details|description|summary|overview|introduction|information)|introduction)\b/i,
  /\b(?:intended use|uses|out[- ]of[- ]scope|direct use|use cases)\b/i,
  /\b(?:limitations?|bias|risks?|ethical|safety|responsible)\b/i,
  /\b(?:training (?:data|details|procedure|set)|data(?:sets?)? used|pre-?training)\b/i,
  /\b(?:evaluation|benchmarks?|results|performance)\b/i,
  /\b(?:architecture|hyper-?parameters|specifications?)\b/i,
];

const DATA_SECTIONS: readonly RegExp[] = [
  /\b(?:dataset (?:details|description|summary|card)|overview|motivation)\b/i,
  /\b(?:composition|structure|fields|splits|statistics|format)\b/i,
  /\b(?:collection|curation|sources?|provenance|creation)\b/i,
  /\b(?:preprocessing|cleaning|filtering|annotations?|label(?:l)?ing)\b/i,
  /\b(?:licen[cs](?:e|ing)|limitations?|bias|personal|ethical|uses)\b/i,
];

const HEADING = /^(?:#{1,6}\s+|\*\*)(.{2,80}?)(?:\*\*)?:?\s*$/;

const MAX_HEADING_LENGTH = 120;

/** Line of the first heading for each section that is there, in the order of the file. */
function findSections(text: TextFile, sections: readonly RegExp[]): readonly number[] {
  const open = new Set(sections);
  const found: number[] = [];
  for (const [at, line] of readableLines(text.text).entries()) {
    const heading = line.length > MAX_HEADING_LENGTH ? undefined : HEADING.exec(line)?.[1];
    if (heading === undefined) continue;
    for (const section of open) {
      if (!section.test(heading)) continue;
      open.delete(section);
      found.push(at + 1);
      break;
    }
  }
  return found;
}

/** Line of a member that only cards have, in the YAML at the top of a README. */
function cardFrontMatter(text: TextFile): number | undefined {
  if (!/^---\r?\n/.test(text.text)) return undefined;
  return citeMatch(
    text,
    /^(?:pipeline_tag|library_name|base_model|model-index|model_name|license|license_name|datasets|language):/,
  )?.line;
}
