import type { Siblings } from "../format-reader.ts";
import type { Archive, ArchiveMember } from "./archive.ts";
import { lazyMember } from "./lazy-member.ts";

/** What lies beside each member of an archive, as it would once the archive is unpacked. Links lead to nothing. */
export function memberSiblings({ members }: Archive): (member: ArchiveMember) => Siblings {
  let byName: ReadonlyMap<string, ArchiveMember> | undefined;
  const all = (): ReadonlyMap<string, ArchiveMember> => {
    byName ??= filesByName(members);
    return byName;
  };
  return (member) => {
    const name = plainName(member);
    const folder = name.slice(0, name.lastIndexOf("/") + 1);
    return {
      paths: () => Promise.resolve(below(folder, all())),
      open(path) {
        const found = all().get(folder + path);
        return found && lazyMember(found);
      },
    };
  };
}

function filesByName(members: Archive["members"]): ReadonlyMap<string, ArchiveMember> {
  const files = members.filter(({ isLink }) => !isLink);
  // Where a name comes twice, the first counts; that it does is noted for the archive.
  return new Map(files.toReversed().map((file) => [plainName(file), file]));
}

/** Tar writers put `./` before every name. */
function plainName({ name }: ArchiveMember): string {
  return name.startsWith("./") ? name.slice(2) : name;
}

function below(folder: string, files: ReadonlyMap<string, unknown>): readonly string[] {
  return [...files.keys()]
    .filter((name) => name.startsWith(folder))
    .map((name) => name.slice(folder.length));
}
