import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { isPlainRelative } from "../folder-siblings.ts";
import { countedTensors } from "../counted-tensors.ts";
import type { InspectContext, Siblings } from "../format-reader.ts";
import { grantUnpacked, spendMember } from "../inspect-budget.ts";
import { conclude, within, type Inspection, type Problem } from "../inspection.ts";
import type { TensorList } from "../tensor-list.ts";
import type { Archive, ArchiveMember } from "./archive.ts";
import { memberSiblings } from "./member-siblings.ts";

/** Longest link target that is read; file systems allow no more. */
const MAX_TARGET_BYTES = 4096;

/**
 * Inspects one member by its content. What cannot be opened or is not known is `unread`; text and media that are no format
 * of ours are passed over. `siblings` are what lies beside it, for those members that have a use for it.
 */
export async function inspectMember(
  member: ArchiveMember,
  context: InspectContext,
  siblings?: Siblings,
): Promise<Inspection> {
  const why = spendMember(context.budget, member.isPacked ? 0 : member.byteLength);
  if (why !== undefined) return notOpened(member, why);
  try {
    const bytes = await member.open();
    if (member.isPacked) grantUnpacked(context.budget, bytes.byteLength);
    const inspection = await context.inspectPart(bytes, member.name, siblings);
    const other = inspection.format === "unknown" ? await otherKind(bytes) : undefined;
    return other === undefined ? inspection : conclude({ format: other });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return withMalformed(member, error);
  }
}

/** Enough of a member to tell text from bytes. */
const TEXT_BYTES = 4096;

/** Pictures, sounds, films, type and pages, which lie beside models and which no loader of models reads. */
const MEDIA =
  /^(?:\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}(?:WAVE|WEBP|AVI )|OggS|fLaC|ID3[\x02-\x04]|.{4}ftyp|wOF[F2]|II\*\0|MM\0\*|%PDF-\d)/s;

/** What a member is that is no format of ours, and nothing to look into; undefined where that does not show. */
async function otherKind(bytes: ByteSource): Promise<"text" | "media" | undefined> {
  const head = Buffer.from(await bytes.read(0, TEXT_BYTES)).toString("latin1");
  if (/^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(head)) return "text";
  return MEDIA.test(head) ? "media" : undefined;
}

function withMalformed(member: ArchiveMember, error: FormatError): Inspection {
  const isDamage = error.code !== "encrypted" && error.code !== "unknown-packing";
  const inspection = notOpened(member, error.message);
  if (!isDamage) return inspection;
  const problem = { id: error.code, message: error.message, effect: "malformed" } as const;
  return within(
    member.name,
    conclude({
      ...inspection,
      unread: [{ what: "the member", why: error.message }],
      problems: [problem],
    }),
  );
}

function notOpened({ name }: ArchiveMember, why: string): Inspection {
  return within(name, conclude({ format: "unknown", unread: [{ what: "the member", why }] }));
}

/** Inspects members one by one, and what lies in front of the archive. */
export async function inspectMembers(
  archive: Archive,
  members: Iterable<ArchiveMember>,
  context: InspectContext,
): Promise<readonly Inspection[]> {
  const parts: Inspection[] = [];
  const siblingsOf = memberSiblings(archive);
  for (const member of members) {
    if (!member.isLink) parts.push(await inspectMember(member, context, siblingsOf(member)));
  }
  if (!(await isPadding(archive.prefix))) {
    parts.push(await context.inspectPart(archive.prefix, "(bytes before the archive)"));
  }
  return parts;
}

/** The tensors of all members, each counted once, of what `inspectMembers` gave for all of them. */
export function memberTensors({ members }: Archive, parts: readonly Inspection[]): TensorList {
  const names = members.filter(({ isLink }) => !isLink).map(({ name }) => name);
  return countedTensors(parts.map((part, at) => [names[at] ?? "", part]));
}

/** Zeros before an archive up to this many bytes are padding; more are looked at as a file of their own. */
const MAX_PADDING_BYTES = 1 << 16;

async function isPadding(prefix: ByteSource): Promise<boolean> {
  if (prefix.byteLength > MAX_PADDING_BYTES) return false;
  return (await prefix.read(0, prefix.byteLength)).every((byte) => byte === 0);
}

/** What unpacking the archive would do beside writing its own files into one folder. */
export async function unpackProblems(archive: Archive): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const member of archive.members) {
    const { name, offset } = member;
    if (!isPlainRelative(withoutDot(name))) {
      const message = `"${name}" would be unpacked outside of its folder`;
      problems.push({ id: "path-outside", message, offset, effect: "code" });
    }
    if (member.isLink) problems.push(await linkProblem(member));
  }
  return problems;
}

/** Tar writers put `./` before every name. */
function withoutDot(name: string): string {
  return name.startsWith("./") ? name.slice(2) : name;
}

/** Any link is worth knowing: the next member may be written through it. */
async function linkProblem(member: ArchiveMember): Promise<Problem> {
  const { name, offset } = member;
  const source = await member.open();
  const target = Buffer.from(await source.read(0, MAX_TARGET_BYTES)).toString("utf8");
  const message = `"${name}" is a link to "${target}"`;
  return { id: "link", message, offset, effect: "code" };
}
