import { AssayError } from "../bytes/errors.ts";
import type { ReleaseFile } from "../release/release.ts";
import { fileKind, fileName } from "./file-kind.ts";

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

/** Folders with a model card: each is of one model, and not of one that only texts name. */
function cardFolders(files: readonly ReleaseFile[]): readonly string[] {
  return files.flatMap(({ path }) => /^(.+)\/model_?card[^/]*$/i.exec(path)?.[1] ?? []);
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
    (each) => subjectKey(each) === wanted || subjectKey(fileName(each)) === wanted,
  );
  if (folder !== undefined) return { name, folder };
  if (wanted !== "" && named.some((each) => holds(each, name))) return { name };
  const known = [...folders.map(fileName), ...named];
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
  const others =
    folder === undefined
      ? cardFolders(files)
      : subjectFolders(files).filter((each) => each !== folder && !folder.startsWith(`${each}/`));
  if (others.length === 0) return files;
  return files.filter(({ path }) => !others.some((other) => path.startsWith(`${other}/`)));
}

/** Whether a statement about `about` also concerns the subject. */
export function concernsSubject(subject: Subject | undefined, about: string | undefined): boolean {
  if (subject === undefined || about === undefined) return true;
  return holds(subject.name, about) || holds(about, subject.name);
}

/** Whether the words and numbers of a name stand in another: `Foo-1` is in `Foo-1-Chat`, and not in `Foo-13B`. */
function holds(whole: string, part: string): boolean {
  const spaced = (name: string): string =>
    ` ${
      name
        .toLowerCase()
        .match(/\p{L}+|\p{N}+/gu)
        ?.join(" ") ?? ""
    } `;
  return spaced(whole).includes(spaced(part).replace(/^ +$/, ""));
}

/** Names are compared without case, blanks and punctuation: `Llama 3.1` is `llama3_1`. */
function subjectKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
