/** Runs one command line; the exit code to end with. */
export async function main(args: readonly string[]): Promise<number> {
  if (args[0] === "--version") process.stdout.write("0.1.0\n");
  return 0;
}
