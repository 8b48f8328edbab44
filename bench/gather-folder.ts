// Gathers the folder given and says what it found: a command for `bench/tree.ts`.
import { gatherFolder } from "../src/release/folder.ts";

const release = await gatherFolder(process.argv[2] ?? ".");
console.log(`${release.files.length} files, ${release.listing}`);
