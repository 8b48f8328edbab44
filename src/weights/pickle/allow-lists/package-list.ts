/** Names of one library, as they were found in the sources of these versions. */
export interface PackageList {
  readonly package: string;
  readonly versions: readonly string[];
  /** SHA-256 of `names`. */
  readonly sha256: string;
  /** One line per role and module: `class: sklearn.tree._classes DecisionTreeClassifier ...`. */
  readonly names: string;
}
