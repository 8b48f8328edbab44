import type { PickleLog } from "./log.ts";
import { OP, opcodeName } from "./opcodes.ts";

/** Whether `torch.load(weights_only=True)` takes a stream, and what stands against it. */
export interface WeightsOnly {
  readonly loads: boolean;
  /** Names that are not on its list, as `module.name`. */
  readonly missingGlobals: readonly string[];
  /** Opcodes that it does not know. */
  readonly missingOpcodes: readonly string[];
}

/** Answers from what a run saw; from the list of PyTorch 2.15, without what a program may add to it. */
export function weightsOnlyOf(log: PickleLog): WeightsOnly {
  const missingGlobals = log.globals
    .map(({ module, name }) => `${module}.${name}`)
    .filter((name) => !isListed(name));
  const missingOpcodes = Array.from(log.ran.keys())
    .filter((code) => log.ran[code] === 1 && !OPCODES.has(code))
    .map(opcodeName);
  const isWhole = log.problems.length === 0 && log.unread === undefined;
  return {
    loads: isWhole && missingGlobals.length === 0 && missingOpcodes.length === 0,
    missingGlobals,
    missingOpcodes,
  };
}

/** Element types, storages and classes of tensors are listed by how they are called. */
const KINDS =
  /^torch\.(?:(?:cuda\.|sparse\.)?(?:Double|Float|Half|BFloat16|Long|Int|Short|Char|Byte|Bool)(?:Tensor|Storage)|(?:ComplexFloat|ComplexDouble|QInt8|QUInt8|QInt32|QUInt4x2|QUInt2x4)Storage|storage\.(?:Typed|Untyped)Storage|u?int(?:[1-8]|16|32|64)|float(?:16|32|64)|bfloat16|bool|complex(?:32|64|128)|q(?:u?int8|int32|uint4x2|uint2x4)|float8_e(?:4m3fn|5m2|4m3fnuz|5m2fnuz|8m0fnu)|float4_e2m1fn_x2|bits(?:8|16|1x8|2x4|4x2)|per_tensor_(?:affine|symmetric)|per_channel_(?:affine|symmetric|affine_float_qparams))$/;

const NAMES: ReadonlySet<string> = new Set([
  "collections.OrderedDict",
  "collections.Counter",
  "torch.nn.parameter.Parameter",
  "torch.serialization._get_layout",
  "torch.Size",
  "torch.Tensor",
  "torch.device",
  "_codecs.encode",
  "builtins.bytearray",
  "builtins.set",
  "builtins.complex",
  ...[
    "parameter",
    "parameter_with_state",
    "qtensor",
    "tensor",
    "tensor_v2",
    "tensor_v3",
    "sparse_tensor",
    "meta_tensor_no_storage",
    "wrapper_subclass",
    "device_tensor_from_numpy",
    "device_tensor_from_cpu_tensor",
  ].map((what) => `torch._utils._rebuild_${what}`),
  "torch._tensor._rebuild_from_type_v2",
]);

function isListed(name: string): boolean {
  return NAMES.has(name) || KINDS.test(name);
}

const OPCODES: ReadonlySet<number> = new Set([
  OP.GLOBAL,
  OP.NEWOBJ,
  OP.REDUCE,
  OP.BUILD,
  OP.APPEND,
  OP.APPENDS,
  OP.SETITEM,
  OP.SETITEMS,
  OP.MARK,
  OP.TUPLE,
  OP.TUPLE1,
  OP.TUPLE2,
  OP.TUPLE3,
  OP.NONE,
  OP.NEWFALSE,
  OP.NEWTRUE,
  OP.EMPTY_TUPLE,
  OP.EMPTY_LIST,
  OP.EMPTY_DICT,
  OP.EMPTY_SET,
  OP.BININT,
  OP.BININT1,
  OP.BININT2,
  OP.BINFLOAT,
  OP.BINUNICODE,
  OP.SHORT_BINSTRING,
  OP.BINPERSID,
  OP.BINGET,
  OP.LONG_BINGET,
  OP.BINPUT,
  OP.LONG_BINPUT,
  OP.LONG1,
  OP.PROTO,
  OP.STOP,
]);
