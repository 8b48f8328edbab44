import { FormatError } from "../../bytes/errors.ts";
import type { ArchiveLayout, ArchiveMember } from "../archives/archive.ts";
import { inspectMembers } from "../archives/inspect-members.ts";
import type { InspectContext } from "../format-reader.ts";
import { conclude, within, type Inspection, type Problem } from "../inspection.ts";
import { analyzePickle, findTensors } from "../pickle/analyze.ts";
import type { FoundTensor } from "../pickle/found-tensors.ts";
import { inspectAnalysis } from "../pickle/inspect-pickle.ts";
import type { RebuiltTensor } from "../pickle/rebuilt-tensor.ts";
import { TorchTable } from "../pickle/torch-tensors.ts";
import { readStorages, type TarStorages } from "../pytorch-tar/read-storages.ts";
import { readTensors } from "../pytorch-tar/read-tensors.ts";
import { RecordReader } from "../pytorch-tar/record-reader.ts";

/** What this layout reads in its own way; PyTorch runs pickles in each of them. */
const MEMBERS: readonly string[] = ["storages", "tensors", "pickle"];

/** What `torch.save` wrote in 0.1: storages, tensors, and a pickle that names tensors by key. `torch.load` still takes it. */
export const pytorchTar: ArchiveLayout = {
  name: "pytorch-tar",
  kinds: ["tar"],
  recognizes: (names) => MEMBERS.filter((name) => names.includes(name)).length > 1,
  async inspect(archive, context) {
    const found: Found = { parts: [], storages: new Map(), blocks: new Map(), tensors: new Map() };
    const named = (wanted: string): readonly ArchiveMember[] =>
      archive.members.filter(({ name, isLink }) => name === wanted && !isLink);
    for (const member of named("storages")) {
      await readRecords(member, context, found, (reader) => readStorages(reader, found));
    }
    for (const member of named("tensors")) {
      const read = (reader: RecordReader): Promise<void> =>
        readTensors(reader, found.storages, found.tensors);
      await readRecords(member, context, found, read);
    }
    const names = new Map<string, string[]>();
    for (const member of named("pickle")) await readPickle(member, context, found, names);
    const others = archive.members.filter(({ name }) => !MEMBERS.includes(name));
    const parts = [...found.parts, ...(await inspectMembers(archive, others, context))];
    const metadata = new Map([["weights_only", "does not load: no tar does"]]);
    return conclude({ format: "pytorch-tar", parts, metadata, ...putTogether(found, names) });
  },
};

interface Found extends TarStorages {
  readonly parts: Inspection[];
  readonly tensors: Map<string, RebuiltTensor>;
}

/** Walks a member as far as it can be read, and notes what its pickles would do. */
async function readRecords(
  member: ArchiveMember,
  context: InspectContext,
  { parts }: Found,
  read: (reader: RecordReader) => Promise<void>,
): Promise<void> {
  const reader = new RecordReader(await member.open(), context.signal);
  const problems: Problem[] = [];
  try {
    await read(reader);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { code: id, message } = error;
    problems.push({ id, message, offset: reader.at, effect: "malformed" });
  }
  const inner: Inspection[] = [];
  const setting = { format: "pickle" };
  for (const analysis of reader.analyses) {
    inner.push(await inspectAnalysis(analysis, reader.source, context, setting));
  }
  const unread = problems.map(({ offset }) => ({
    what: "the rest of the member",
    why: "it breaks the format",
    ...(offset !== undefined && { offset }),
  }));
  parts.push(within(member.name, conclude({ ...setting, parts: inner, problems, unread })));
}

/** Runs the object in the abstract, and notes which names lead to which keys. */
async function readPickle(
  member: ArchiveMember,
  context: InspectContext,
  { parts }: Found,
  names: Map<string, string[]>,
): Promise<void> {
  const source = await member.open();
  const { signal } = context;
  const analysis = await analyzePickle(source, signal ? { signal } : {});
  const part = await inspectAnalysis(analysis, source, context, { format: "pickle" });
  parts.push(within(member.name, part));
  const take = ({ name, tensor }: FoundTensor): void => {
    if (tensor.kind !== "outside") return;
    const known = names.get(tensor.key);
    if (known === undefined) names.set(tensor.key, [name]);
    else known.push(name);
  };
  await findTensors(analysis, source, take, signal);
}

/** A tensor that the pickle does not name is there nevertheless, under its key. */
function putTogether(
  { tensors, storages: known, blocks }: Found,
  names: ReadonlyMap<string, readonly string[]>,
): Pick<Inspection, "tensors" | "problems"> {
  const missing = [...names].flatMap(([key, [name = key]]): Problem[] => {
    if (tensors.has(key) || known.has(key)) return [];
    const message = `"${name}": its key "${key}" leads to no tensor`;
    return [{ id: "tensor-missing", message, effect: "malformed" }];
  });
  const storages = { block: (key: string) => blocks.get(key), byteOrder: "little" } as const;
  const table = new TorchTable(storages);
  for (const [key, tensor] of tensors) {
    for (const name of names.get(key) ?? [key]) table.add(name, tensor);
  }
  return { tensors: table.tensors(), problems: [...missing, ...table.problems] };
}
