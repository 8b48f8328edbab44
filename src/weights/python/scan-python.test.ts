import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scanPython } from "./scan-python.ts";

describe("scanPython", () => {
  const reaching: readonly (readonly [source: string, name: string, line: number])[] = [
    ["import os\nos.system('x')", "os.system", 2],
    ["import os as o\n\no.popen('x')", "os.popen", 3],
    ["from os import system\nsystem('x')", "os.system", 2],
    ["from os import (\n  path,\n  system as s,\n)\ns('x')", "os.system", 5],
    ["import os; os.system('x')", "os.system", 1],
    ["a = 1; from os import system as s; s('x')", "os.system", 1],
    ["import sys as s, os as o\no.system('x')", "os.system", 2],
    ["from os import *\nsystem('x')", "os.*", 1],
    ["().__class__.__base__.__subclasses__()", "__subclasses__", 1],
    ["f = os.system", "os.system", 1],
    ["import subprocess\nsubprocess.run(['x'])", "subprocess.run", 2],
    ["from urllib import request\nrequest.urlopen('x')", "urllib.request.urlopen", 2],
    ["eval ('1')", "eval", 1],
    ["def f():\n  exec(x)", "exec", 2],
    ["__builtins__['eval']", "__builtins__", 1],
    ["x = 'a' + __import__('os').name", "__import__", 1],
  ];
  for (const [source, name, line] of reaching) {
    it(`sees ${JSON.stringify(source)}`, () => {
      assert.deepEqual(scanPython(source), [{ name, line }]);
    });
  }

  for (const source of [
    "model.eval()",
    "pattern = re.compile('x')",
    "def exec(self): pass",
    "# os.system('x')",
    "'''\nos.system('x')\n'''",
    'text = "eval(1)"',
    "torch.compile(model)",
    "import os\nos.path.join('a', 'b')",
    "import subprocess",
    "evaluation = 1",
  ]) {
    it(`passes over ${JSON.stringify(source)}`, () => assert.deepEqual(scanPython(source), []));
  }

  it("is through long hostile source", () => {
    for (const piece of ["a.", "'", '"""', "import ", "from a import (", "(", "\\\n"]) {
      scanPython(piece.repeat(20_000));
    }
  });
});
