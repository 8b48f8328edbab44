/** Attributes of Python through which a value leads to its class, and from there to everything that the process can do. */
const PYTHON_NAME =
  /__(?:class|bases?|mro|subclasses|init|globals|builtins|import|dict|getattribute|getattr|getitem|code|closure|self|func|reduce|reduce_ex|loader|spec|new)__/;

/** Whether a text is such a name and nothing else. */
export function isPythonName(text: string): boolean {
  return PYTHON_NAME.exec(text)?.[0] === text;
}

/** The first such name in the tags of a template that cannot be parsed; words in its text are only words. */
export function pythonNameInTags(template: string): string | undefined {
  for (const part of template.split(/\{[{%]/).slice(1)) {
    const [tag = ""] = part.split(/[}%]\}/, 1);
    const found = PYTHON_NAME.exec(tag)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
