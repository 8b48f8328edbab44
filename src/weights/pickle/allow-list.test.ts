import assert from "node:assert/strict";
import { test } from "node:test";

import { sha256OfBytes } from "../../bytes/digest.ts";
import { CALL, CHECKED, CLASS, rolesOf, VALUE } from "./allow-list.ts";
import { PACKAGE_LISTS } from "./allow-lists/index.ts";

const TABLE: readonly (readonly [name: string, roles: number])[] = [
  ["builtins set", CALL | CLASS],
  ["builtins eval", 0],
  ["builtins getattr", 0],
  ["builtins map", 0],
  ["builtins type", 0],
  ["os system", 0],
  ["functools partial", 0],
  ["operator attrgetter", 0],
  ["_codecs encode", CHECKED],
  ["_codecs decode", 0],
  ["collections defaultdict", CHECKED],
  ["collections.abc Mapping", 0],
  ["numpy log1p", VALUE],
  ["numpy load", 0],
  ["numpy fromfile", 0],
  ["numpy.core.multiarray _reconstruct", CHECKED],
  ["numpy._core.multiarray _reconstruct", CHECKED],
  ["numpy.lib.npyio NpzFile", 0],
  ["numpy.lib._datasource DataSource", 0],
  ["torch._utils _rebuild_tensor_v2", CALL],
  ["torch._utils _import_dotted_name", 0],
  ["torch load", 0],
  ["torch.storage _load_from_bytes", CHECKED],
  ["torch.nn.modules.rnn LSTM", CLASS],
  ["torch.nn.modules.rnn", 0],
  ["sklearn.tree._classes DecisionTreeClassifier", CLASS],
  ["sklearn.tree.tree DecisionTreeClassifier", CLASS],
  ["sklearn.tree._tree Tree", CALL | CLASS],
  ["sklearn.neighbors._kd_tree newObj", CHECKED],
  ["sklearn.utils._testing check_docstring_parameters", 0],
  ["scipy.sparse._csr csr_matrix", CLASS],
  ["pandas.core.frame DataFrame", CLASS],
  ["pandas.io.parsers.readers read_csv", 0],
  ["pandas.core.computation.eval eval", 0],
  ["joblib.numpy_pickle NumpyArrayWrapper", CLASS],
  ["joblib.numpy_pickle load", 0],
  ["lightning.pytorch.utilities.parsing AttributeDict", CLASS],
  ["pytorch_lightning.callbacks.model_checkpoint ModelCheckpoint", CLASS],
  ["pytorch_lightning.core.saving load_hparams_from_yaml", 0],
  ["omegaconf.dictconfig DictConfig", CLASS],
  ["omegaconf OmegaConf", 0],
  ["transformers.training_args TrainingArguments", CLASS],
  ["transformers.trainer_utils IntervalStrategy", CALL | CLASS],
  ["transformers pipeline", 0],
  ["accelerate.utils.dataclasses DistributedType", CALL | CLASS],
  ["torchvision.models.resnet ResNet", CLASS],
  ["torchvision.datasets.utils download_url", 0],
  ["xgboost.sklearn XGBClassifier", CLASS],
  ["lightgbm.basic Booster", CLASS],
  ["lightgbm.engine train", 0],
];

for (const [name, roles] of TABLE) {
  test(`${name} has its roles`, () => {
    const [module = "", ...rest] = name.split(" ");
    assert.equal(rolesOf(module, rest.join(" ")), roles);
  });
}

test("every generated list is as it was written, names its versions, and nothing twice", () => {
  for (const { package: name, names, sha256, versions } of PACKAGE_LISTS) {
    assert.equal(sha256OfBytes(Buffer.from(names)), sha256, name);
    assert.notEqual(versions.length, 0, name);
    const lines = names.trim().split("\n");
    assert.equal(new Set(lines).size, lines.length, name);
  }
});

test("no listed name is dotted, and no function that loads, runs or opens is called", () => {
  for (const { names } of PACKAGE_LISTS) {
    for (const line of names.trim().split("\n")) {
      assert.match(line, /^(?:call|class|call class|value|checked): [\w.]+(?: \w+)+$/);
      if (line.startsWith("call: ")) assert.doesNotMatch(line, / (?:load|run|open|exec|eval|read)/);
    }
  }
});
