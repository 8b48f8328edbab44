"""Writes the generated allow-lists of src/weights/pickle/allow-lists/ from unpacked wheels.

    python3 generate.py OUT_DIR FOLDER...

Each FOLDER holds one unpacked wheel. Sources are parsed and never imported; compiled modules are searched for the names
that Cython writes into them. Only names of modules, classes and functions are taken over. docs/pickle.md says which
wheels the committed lists were made from.
"""

import ast
import hashlib
import pathlib
import re
import sys

# What is walked of each distribution: the package, module prefixes that are taken, prefixes that are left out.
PACKAGES = {
    "scikit-learn": ("sklearn", [""], ["externals", "datasets", "_build_utils", "utils._testing", "conftest"]),
    "scipy": (
        "scipy",
        ["sparse", "interpolate", "stats", "spatial", "optimize", "signal", "linalg", "special", "_lib._bunch"],
        ["optimize._trustregion_constr", "sparse.linalg._isolve", "optimize.cython_optimize"],
    ),
    "numpy": ("numpy", ["ma.core", "matrixlib", "polynomial", "core.records", "_core.records", "lib._function_base", "rec"], []),
    "pandas": (
        "pandas",
        ["core", "tseries", "arrays", "_libs.tslibs", "_libs.internals", "_libs.interval", "_libs.sparse", "_libs.arrays"],
        ["core.computation", "core.config_init"],
    ),
    "torch": (
        "torch",
        [
            "nn.modules", "nn.parameter", "nn.quantized", "nn.quantizable", "nn.qat", "nn.intrinsic", "nn.functional",
            "nn.init", "nn.utils.parametrizations", "nn.utils.parametrize", "nn.utils.spectral_norm",
            "nn.utils.weight_norm", "nn.parallel.data_parallel", "ao.nn", "ao.quantization.observer",
            "ao.quantization.fake_quantize", "ao.quantization.qconfig", "ao.quantization.stubs",
            "quantization.observer", "optim", "distributions", "torch_version",
        ],
        [],
    ),
    # What checkpoints keep beside weights: settings of a training, and models as objects.
    "lightning": ("lightning", ["fabric.utilities.data", "fabric.utilities.enums", "pytorch.callbacks", "pytorch.utilities.enums", "pytorch.utilities.parsing"], []),
    "pytorch-lightning": ("pytorch_lightning", ["callbacks", "utilities.parsing", "utilities.enums"], []),
    "lightning-fabric": ("lightning_fabric", ["utilities.data", "utilities.enums"], []),
    "omegaconf": ("omegaconf", ["base", "basecontainer", "dictconfig", "listconfig", "nodes"], []),
    "transformers": (
        "transformers",
        [
            "training_args", "training_args_seq2seq", "trainer_utils", "trainer_pt_utils", "debug_utils", "configuration_utils",
            "generation.configuration_utils", "utils.generic", "utils.quantization_config",
        ],
        [],
    ),
    "accelerate": ("accelerate", ["state", "utils.dataclasses"], []),
    "torchvision": ("torchvision", ["models", "ops", "transforms"], []),
    "easydict": ("easydict", [""], []),
    "yacs": ("yacs", [""], []),
}

# Bases outside of the walked packages that do nothing when an object of a subclass is made or filled.
PLAIN_BASES = set(
    "object ABC Generic Protocol dict list tuple set frozenset str int float bytes complex Enum IntEnum StrEnum Flag IntFlag"
    " NamedTuple Exception ValueError TypeError RuntimeError KeyError AttributeError Warning UserWarning OrderedDict"
    " defaultdict Counter UserDict UserList Mapping MutableMapping Sequence MutableSequence Set MutableSet Hashable"
    " Iterable Iterator Sized Container Collection Callable ndarray namedtuple Tensor Module _TensorBase _NodeBase"
    " SimpleNamespace timedelta datetime NDArrayOperatorsMixin Dict List PushToHubMixin".split()
)

PLAIN_METACLASSES = {"ABCMeta", "EnumMeta", "EnumWithContains", "_ParameterMeta", "_BufferMeta"}

# Classes that are made by calling them with their value.
CALLED_CLASSES = {"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "NamedTuple", "ExplicitEnum", "BaseEnum"}

# Packages whose functions models keep as settings: losses, metrics, activations. They are on the lists as values only.
VALUES_OF = {"sklearn", "scipy", "torch"}
RISKY_FUNCTION = re.compile(r"^__|load|save|read|write|open|exec|eval$|run|fetch|import|file|compile|download|hook")

# Methods that making, filling, keeping or dropping an object can run.
LOAD_METHODS = set(
    "__new__ __setstate__ __setattr__ __getattr__ __getattribute__ __hash__ __eq__ __setitem__ append extend add"
    " __array_finalize__".split()
)

# Words in such a method that a list of harmless classes cannot vouch for.
DANGER = set(
    "eval exec compile open __import__ import_module getattr_static system popen Popen run call check_output spawn fork"
    " load loads read_pickle unlink remove rmdir rmtree makedirs mkdir rename urlopen urlretrieve connect socket"
    " subprocess os sys shutil ctypes importlib pickle marshal runpy tempfile pathlib CDLL load_library".split()
)


def main():
    out, folders = pathlib.Path(sys.argv[1]), sys.argv[2:]
    found = {}
    for folder in sorted(folders):
        root = pathlib.Path(folder)
        name, version = distribution(root)
        if name not in PACKAGES:
            continue
        versions, names = found.setdefault(name, ([], {}))
        versions.append(version)
        for key, roles in walk(root, *PACKAGES[name]).items():
            names.setdefault(key, set()).update(roles)
    for name, (versions, names) in found.items():
        write(out / f"{name}.ts", name, versions, names)


def distribution(root):
    metadata = next(root.glob("*.dist-info/METADATA")).read_text(encoding="utf-8")
    field = lambda name: re.search(rf"^{name}: (.+)$", metadata, re.M).group(1).strip()
    return field("Name").lower(), field("Version")


def walk(root, package, prefixes, left_out):
    """All names by (module, name), with their roles."""
    names, modules = {}, {}
    for path in sorted((root / package).rglob("*")):
        parts = list(path.relative_to(root).with_suffix("").parts)
        module = ".".join(parts).split(".cpython-")[0].split(".cp3")[0]
        if module.endswith(".__init__"):
            module = module[: -len(".__init__")]
        inner = module[len(package) + 1 :]
        if re.search(r"(^|\.)(tests?|testing|_testing|conftest|setup|benchmarks|examples)(\.|$)", inner):
            continue
        if not any(within(inner, p) for p in prefixes) or any(within(inner, p) for p in left_out):
            continue
        if path.suffix == ".py":
            modules[module] = ast.parse(path.read_text(encoding="utf-8"))
        elif path.suffix == ".so":
            for name, roles in compiled_names(path, module).items():
                names.setdefault((module, name), set()).update(roles)
        elif path.suffix in (".pyx", ".pxd"):
            text = path.read_text(encoding="utf-8")
            for name in re.findall(r"^cdef class (\w+)", text, re.M):
                names.setdefault((module, name), set()).update(("call", "class"))
    for key, roles in python_names(modules, package).items():
        names.setdefault(key, set()).update(roles)
    return names


def within(module, prefix):
    return prefix == "" or module == prefix or module.startswith(prefix + ".")


def compiled_names(path, module):
    """Extension classes: they have methods or an unpickle function; their names stand in the file with the module's."""
    text = path.read_bytes()
    names = {}
    for match in re.finditer(rb"\b" + re.escape(module.encode()) + rb"\.(\w+)\.\w+", text):
        names.setdefault(match.group(1).decode(), set()).update(("call", "class"))
    for match in re.finditer(rb"\x00" + re.escape(module.encode()) + rb"\.(_*[A-Z]\w*)\x00", text):
        names.setdefault(match.group(1).decode(), set()).update(("call", "class"))
    for match in re.finditer(rb"\x00(?:__reduce_cython__\x00)?(\w+)\.__reduce_cython__\x00", text):
        names.setdefault(match.group(1).decode(), set()).update(("call", "class"))
    for match in re.finditer(rb"\x00(?:[\w.]+\.)?(__pyx_unpickle_(\w+?))\x00", text):
        if match.group(2).endswith(b"__set_state"):
            continue
        names.setdefault(match.group(1).decode(), set()).add("call")
        if match.group(2) != b"Enum":
            names.setdefault(match.group(2).decode(), set()).update(("call", "class"))
    if b"newObj\x00" in text:
        names["newObj"] = {"checked"}
    return {name: roles for name, roles in names.items() if not re.match(r"__pyx_(?!unpickle)|__Pyx|genexpr", name)}


def python_names(modules, package):
    classes, imports, names = {}, {}, {}
    for module, tree in modules.items():
        imports[module] = imported_from(tree)
        for node in definitions(tree.body):
            if isinstance(node, ast.ClassDef):
                classes.setdefault(node.name, {})[module] = node
            elif package in VALUES_OF and not RISKY_FUNCTION.search(node.name):
                names[(module, node.name)] = {"value"}
    for entries in classes.values():
        for module, node in entries.items():
            if is_plain(module, node, classes, imports, ()):
                names[(module, node.name)] = {"class"}
                if {base_name(base) for base in node.bases} & CALLED_CLASSES:
                    names[(module, node.name)] = {"call", "class"}
    return names


def imported_from(tree):
    """The last part of the module that each imported name comes from."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                found[alias.asname or alias.name] = (node.module.split(".")[-1], alias.name)
    return found


def definitions(body):
    """Classes and functions at the top of a module, also below `if` and `try`."""
    for node in body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            yield node
        elif isinstance(node, (ast.If, ast.Try)):
            yield from definitions(node.body)
            yield from definitions(node.orelse)
            for handler in getattr(node, "handlers", []):
                yield from definitions(handler.body)


def is_plain(module, node, classes, imports, seen):
    """Whether making, filling and dropping an object of this class runs nothing that reaches beyond it."""
    if (module, node.name) in seen:
        return False
    for keyword in node.keywords:
        if keyword.arg == "metaclass" and base_name(keyword.value) not in PLAIN_METACLASSES:
            return False
    for base in node.bases:
        name = base_name(base)
        if name in ("type", ""):
            return False
        if name in PLAIN_BASES or name.lstrip("_") in PLAIN_BASES:
            continue
        found = candidates(module, base, name, classes, imports)
        if not found or not all(is_plain(m, n, classes, imports, (*seen, (module, node.name))) for m, n in found):
            return False
    return not any(isinstance(item, ast.FunctionDef) and is_risky(item) for item in node.body)


def candidates(module, base, name, classes, imports):
    """The classes that a base may be: that of the same module, that of the import, else all of that name elsewhere."""
    if isinstance(base, ast.Name):
        if module in classes.get(name, {}):
            return [(module, classes[name][module])]
        origin, name = imports[module].get(name, ("", name))
        near = [(m, n) for m, n in classes.get(name, {}).items() if m.split(".")[-1] == origin]
        if near:
            return near
    return [(m, n) for m, n in classes.get(name, {}).items() if m != module]


def base_name(node):
    if isinstance(node, ast.Subscript):
        return base_name(node.value)
    if isinstance(node, ast.Call):
        name = base_name(node.func)
        return base_name(node.args[-1]) if name == "with_metaclass" and node.args else name
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_risky(method):
    if method.name == "__del__":
        return True
    if method.name not in LOAD_METHODS:
        return False
    for node in ast.walk(method):
        if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and is_foreign(node)):
            return True
        if isinstance(node, ast.Name) and node.id in DANGER:
            return True
        if isinstance(node, ast.Call) and base_name(node.func) in DANGER:
            return True
    return False


def is_foreign(node):
    """Whether an import inside of a method leads out of its package and of the walked ones."""
    return node.level == 0 and node.module.split(".")[0] not in {package for package, _, _ in PACKAGES.values()}


def write(path, package, versions, names):
    lines = {}
    for (module, name), roles in names.items():
        if "call" in roles or "class" in roles:
            roles = roles - {"value"}
        lines.setdefault((" ".join(sorted(roles)), module), []).append(name)
    text = "".join(f"{role}: {module} {' '.join(sorted(found))}\n" for (role, module), found in sorted(lines.items()))
    digest = hashlib.sha256(f"\n{text}".encode()).hexdigest()
    shown = ", ".join(f'"{version}"' for version in sorted(versions, key=version_key))
    identifier = re.sub(r"\W(\w)", lambda match: match.group(1).upper(), package)
    path.write_text(
        'import type { PackageList } from "./package-list.ts";\n\n'
        "/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */\n"
        f"export const {identifier}: PackageList = {{\n"
        f'  package: "{package}",\n'
        f"  versions: [{shown}],\n"
        f'  sha256: "{digest}",\n'
        f"  names: `\n{text}`,\n}};\n",
        encoding="utf-8",
    )


def version_key(version):
    return [int(part) if part.isdigit() else 0 for part in version.split(".")]


main()
