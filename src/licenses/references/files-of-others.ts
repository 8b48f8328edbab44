/** Files in which package managers list what others publish. */
const LOCK_FILE =
  /(?:^|[\\/])(?:package-lock\.json|npm-shrinkwrap\.json|(?:composer|cargo|poetry|uv|pdm|gemfile|podfile|yarn|flake|mix|bun|deno|pubspec|pipfile)\.lock|pnpm-lock\.yaml|packages\.lock\.json)$/i;
/** Bills of materials, which list the packages that something is made of. */
const BILL_OF_MATERIALS = /(?:^|[\\/.-])(?:s?bom|cdx|cyclonedx)\.(?:json|xml)$/i;
/** Files in which a template of projects lists what one may choose. */
const CHOICES_FILE = /(?:^|[\\/])(?:cookiecutter\.json|copier\.ya?ml)$/;

/** True for files that by their name speak of the licenses of others, or of those that others may choose: they grant nothing. */
export function listsOthers(fileName: string): boolean {
  return (
    LOCK_FILE.test(fileName) || BILL_OF_MATERIALS.test(fileName) || CHOICES_FILE.test(fileName)
  );
}
