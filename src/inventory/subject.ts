import { AssayError } from "../bytes/errors.ts";
import type { ReleaseFile } from "../release/release.ts";
import { fileKind } from "./file-kind.ts";

/** One model of a release that holds several, as a person names it. */
export interface Subject {
  readonly name: string;
  /** Folder that holds its own card or license; undefined when only texts tell the models apart. */
  readonly folder?: string;
}

/** Folders with a card or license of their own, and the names of their models. */
function subjectFolders(files: readonly ReleaseFile[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    const slash = path.lastIndexOf("/");
    if (slash < 0) continue;
    const name = path.slice(slash + 1);
    const isOwn =
      /^model_?card/i.test(name) || (fileKind(path) === "license" && /^licen[cs]e/i.test(name));
    if (isOwn) folders.add(path.slice(0, slash));
  }
  return [...folders].toSorted();
}

/** Finds the subject a person asked for; refuses a name that nothing here carries, and says which there are. */
export function selectSubject(
  name: string,
  files: readonly ReleaseFile[],
  named: readonly string[],
): Subject {
  const wanted = subjectKey(name);
  const folders = subjectFolders(files);
  const folder = folders.find(
    (each) => subjectKey(each) === wanted || subjectKey(baseName(each)) === wanted,
  );
  if (folder !== undefined) return { name, folder };
  if (named.some((each) => subjectKey(each) === wanted || subjectKey(each).includes(wanted)))
    return { name };
  const known = [...folders.map(baseName), ...named];
  const choice =
    known.length > 0
      ? `it holds ${known
          .slice(0, 12)
          .map((each) => `"${each}"`)
          .join(", ")}`
      : "it names no models";
  throw new AssayError("usage", `Cannot find subject "${name}" in the release: ${choice}`);
}

/** Files that speak for a subject: its own folder, and everything that is in no other subject's folder. */
export function filesOfSubject(
  subject: Subject,
  files: readonly ReleaseFile[],
): readonly ReleaseFile[] {
  const { folder } = subject;
  if (folder === undefined) return files;
  const others = subjectFolders(files).filter(
    (each) => each !== folder && !folder.startsWith(`${each}/`),
  );
  return files.filter(({ path }) => !others.some((other) => path.startsWith(`${other}/`)));
}

/** Whether a statement about `about` also concerns the subject. */
export function concernsSubject(subject: Subject | undefined, about: string | undefined): boolean {
  if (subject === undefined || about === undefined) return true;
  const a = subjectKey(subject.name);
  const b = subjectKey(about);
  return a.includes(b) || b.includes(a);
}

/** Names are compared without case, blanks and punctuation: `Llama 3.1` is `llama3_1`. */
function subjectKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
