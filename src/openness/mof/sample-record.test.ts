import { MOF_COMPONENTS } from "./components.ts";

/** YAML of a record with these components; a component is a name, or a name with lines of its own. */
export function recordYaml(
  components: readonly (string | readonly [string, ...string[]])[],
  license = "{ }",
): string {
  const items = components.map((component) => {
    const [name, ...lines] = typeof component === "string" ? [component] : component;
    return [`    - name: ${name}`, ...lines.map((line) => `      ${line}`)].join("\n");
  });
  return [
    "framework: { name: Model Openness Framework, version: '1.0', date: '2024-12-15' }",
    "release:",
    "  name: Larch-7B",
    `  license: ${license}`,
    "  components:",
    ...items,
    "",
  ].join("\n");
}

/** A record that lists every component, all under one license. */
export function fullRecord(license: string): string {
  return recordYaml(MOF_COMPONENTS.map(({ name }) => [name, `license: ${license}`]));
}
