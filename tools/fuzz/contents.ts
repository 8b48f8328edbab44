/** Protocol 4: a dictionary of a number and a list. */
export const PICKLE: string =
  "\x80\x04\x95\x19\0\0\0\0\0\0\0}\x94(\x8c\x01a\x94K\x01\x8c\x01b\x94]\x94(K\x02M\x03\x01Neu.";

/** Protocol 0: texts, numbers, and a call. */
export const TEXT_PICKLE: string =
  "(dp0\nVkey\np1\n(lp2\nI1\naF2.5\naS'x\\x41'\np3\nasccollections\nOrderedDict\np4\n(tRp5\n.";

/** What PyTorch writes for one tensor. */
export const TORCH_PICKLE: string =
  "\x80\x02}q\x00X\x01\x00\x00\x00wq\x01ctorch._utils\n_rebuild_tensor_v2\nq\x02((X\x07\x00\x00\x00storageq\x03ctorch\nFloatStorage\nq\x04X\x01\x00\x00\x000q\x05X\x03\x00\x00\x00cpuq\x06K\x04tq\x07QK\x00K\x02K\x02\x86q\x08K\x02K\x01\x86q\x09\x89}q\x0atq\x0bRq\x0cs.";

const MAGIC = "\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.";
const VERSION = "\x80\x02M\xe9\x03.";
const MACHINE = "\x80\x02}X\x0d\0\0\0little_endian\x88s.";
const KEYS = "\x80\x02]X\x01\0\0\x000a.";

/** The same tensor as PyTorch wrote it before 1.6: five pickles, then the bytes. */
export const LEGACY_TORCH: string = `${MAGIC}${VERSION}${MACHINE}${TORCH_PICKLE}${KEYS}\x04${"\0".repeat(23)}`;

const NPY_HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }".padEnd(69);

/** Four numbers. */
export const NPY: string = `\x93NUMPY\x01\0F\0${NPY_HEADER}\n${"\0".repeat(16)}`;

/** A configuration with a target, an anchor and a tag. */
export const YAML: string =
  "model: {_target_: torch.nn.Linear, in: 2}\nlist:\n  - &a 1\n  - *a\n  - !!str x\n";

/** A model of Keras, as its files describe it. */
export const KERAS: string =
  '{"class_name":"Sequential","config":{"layers":[{"class_name":"Dense","config":{}}]}}';
