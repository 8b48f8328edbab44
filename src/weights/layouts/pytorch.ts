import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { Archive, ArchiveLayout, ArchiveMember } from "../archives/archive.ts";
import { lazyMember } from "../archives/lazy-member.ts";
import { inspectMember, inspectMembers } from "../archives/inspect-members.ts";
import type { InspectContext } from "../format-reader.ts";
import { conclude, within, type Inspection } from "../inspection.ts";
import type { TensorList } from "../tensor-list.ts";
import { analyzePickle } from "../pickle/analyze.ts";
import { inspectAnalysis } from "../pickle/inspect-pickle.ts";
import { isScriptClass, torchScriptCalls } from "../pickle/torch-script.ts";
import type { StorageBlock, Storages } from "../pickle/torch-tensors.ts";

const PICKLE = /^(?:[^/]+\/)?data\.pkl$/;

/** Sources of TorchScript. */
const SCRIPT = /^(?:[^/]+\/)?code\/.*\.py$/;

/** What `torch.save` writes since 1.6: one pickle, and the bytes of every storage as a member of its own. */
export const pytorch: ArchiveLayout = {
  name: "pytorch",
  kinds: ["zip"],
  recognizes: (names) => names.some((name) => PICKLE.test(name)),
  inspect: inspectCheckpoint,
};

async function inspectCheckpoint(archive: Archive, context: InspectContext): Promise<Inspection> {
  const parts: Inspection[] = [];
  let tensors: TensorList = [];
  const used = new Uint8Array(archive.members.length);
  const isPickle = ({ name, isLink }: ArchiveMember): boolean => PICKLE.test(name) && !isLink;
  const pickles = archive.members.filter(isPickle);
  for (const member of pickles) {
    const part = await inspectDataPickle(member, archive, context, used);
    parts.push(part);
    if (tensors.length === 0) tensors = part.tensors;
  }
  const isScript = ({ name, isLink }: ArchiveMember): boolean => SCRIPT.test(name) && !isLink;
  const scripts = archive.members.filter(isScript);
  for (const script of scripts) parts.push(await inspectScript(script));
  /** Where a name comes twice, PyTorch takes the first, and the others are never read. */
  const isUsed = ({ name }: ArchiveMember): boolean => {
    const first = archive.find(name);
    return first !== undefined && used[first] === 1;
  };
  const others = archive.members.filter(
    (member) => !isPickle(member) && !isScript(member) && !isUsed(member),
  );
  for (const part of await inspectMembers(archive, others, context)) parts.push(part);
  const metadata = new Map(parts.flatMap((part) => [...part.metadata]));
  return conclude({
    format: scripts.length > 0 ? "torchscript" : "pytorch",
    parts: scripts.length > 0 ? parts.map(withoutScriptClasses) : parts,
    tensors,
    metadata,
  });
}

async function inspectDataPickle(
  member: ArchiveMember,
  archive: Archive,
  context: InspectContext,
  used: Uint8Array,
): Promise<Inspection> {
  const bytes = await openMember(member);
  if (bytes === undefined) return inspectMember(member, context);
  const { signal } = context;
  const analysis = await analyzePickle(bytes, signal ? { signal } : {});
  const root = member.name.slice(0, -"data.pkl".length);
  const storages = await storagesOf(archive, root, used);
  return within(
    member.name,
    await inspectAnalysis(analysis, bytes, context, { format: "pytorch", storages }),
  );
}

/** Longest source that is read. */
const MAX_SCRIPT_BYTES = 64 << 20;

async function inspectScript(member: ArchiveMember): Promise<Inspection> {
  const bytes = await openMember(member);
  if (bytes === undefined || bytes.byteLength > MAX_SCRIPT_BYTES) {
    const unread = [{ what: "code", why: "it could not be opened", member: member.name }];
    return conclude({ format: "torchscript", unread });
  }
  const source = Buffer.from(await bytes.read(0, bytes.byteLength)).toString("utf8");
  return conclude({ format: "torchscript", calls: torchScriptCalls(source, member.name) });
}

/** Classes of the archive's own code run only what that code calls. */
function withoutScriptClasses(part: Inspection): Inspection {
  return conclude({
    ...part,
    calls: part.calls.filter(({ callable }) => !isScriptClass(callable)),
  });
}

async function openMember(member: ArchiveMember): Promise<ByteSource | undefined> {
  try {
    return await member.open();
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

/** A storage that is a member. Its source is made when it is asked for: most tensors are only held against the length. */
class MemberBlock implements StorageBlock {
  readonly offset = 0;
  readonly length: number;
  readonly #member: ArchiveMember;
  readonly #open: ArchiveMember["open"];

  constructor(member: ArchiveMember, open: ArchiveMember["open"]) {
    this.length = member.byteLength;
    this.#member = member;
    this.#open = open;
  }

  get source(): ByteSource {
    const { byteLength, place } = this.#member;
    return lazyMember({ byteLength, place, open: this.#open });
  }
}

/** Storages that stay open: a thousand views of one are not a thousand ways to check it. */
const MAX_OPENED = 256;

/** The storages below a root, looked up by key; every one that is asked for is noted as used, with 1 at its position. */
async function storagesOf(archive: Archive, root: string, used: Uint8Array): Promise<Storages> {
  const orderAt = archive.find(`${root}byteorder`);
  const order = orderAt === undefined ? undefined : archive.members.at(orderAt);
  const source = order && (await openMember(order));
  const text = source && Buffer.from(await source.read(0, 16)).toString("latin1");
  const opened = new Map<number, Promise<ByteSource>>();
  const open = (member: ArchiveMember, position: number): Promise<ByteSource> => {
    const known = opened.get(position);
    if (known !== undefined) return known;
    // One that is packed lies in memory when it is open.
    if (member.isPacked || opened.size === MAX_OPENED) opened.clear();
    const made = member.open();
    opened.set(position, made);
    return made;
  };
  return {
    byteOrder: text === "big" ? "big" : "little",
    block(key): StorageBlock | undefined {
      const position = archive.find(`${root}data/${key}`);
      const member = position === undefined ? undefined : archive.members.at(position);
      if (position === undefined || member === undefined) return undefined;
      used[position] = 1;
      return new MemberBlock(member, () => open(member, position));
    },
  };
}
