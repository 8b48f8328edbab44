/** Ends the help of the program and of its main command. */
export const EXAMPLES = `Examples:
  assay ./Nimbus-7B
      the report, for reading
  assay ./Nimbus-7B --fail-on high
      for a gate: ends with 1 when a finding is high
  assay ./Nimbus-7B --policy policy.yaml
      judged by your own rules, too; \`assay init policy\` writes a start
  assay ./Nimbus-7B --format json --output report.json
      for other programs
  assay hf:owner/name@v1.0
      where it lives: documents and headers of weights are fetched, no weights
  assay hf:owner/name --also gh:owner/code
      a model and the repository of its code as one release
  assay ./Nimbus-7B --listing tree.json
      with the names and sizes of files that are not at hand
  assay ./Nimbus-7B --follow
      with the terms of the models that it was made from, too

Exit codes:
  0    done, and no finding or failed rule of the policy at or above --fail-on
  1    a finding, or a failed rule of the policy, at or above --fail-on
  2    the command line or a file it names is not as expected
  3    the target was not found or may not be read
  4    incomplete: something was not read that a freedom or the policy needs
  5    a mistake of ours
  130  interrupted`;

/** Ends the help of `assay license`. */
export const LICENSE_EXAMPLES = `Examples:
  assay license LICENSE
      which license it is, and where it differs from that
  assay license --diff LICENSE
      the differences, word by word
  assay license --diff LICENSE Apache-2.0
      the differences to a license that you name
  assay license --diff LICENSE-3.0 LICENSE-3.1
      two versions, clause by clause
  assay license --format jsonl . > licenses.jsonl
      one line for each file of a folder

Exit codes:
  0    done
  2    the command line is not as expected
  3    the path was not found, or cannot be compared
  4    incomplete: a file was not read as text; its answer says why
  5    a mistake of ours
  130  interrupted`;

/** Ends the help of `assay verify`. */
export const SIGNING_EXIT_CODES = `Exit codes:
  0    everything is as it was signed, by whom you named
  1    something is not, or the signature is not valid
  2    the command line or a file it names is not as expected
  3    the model was not found or may not be read
  4    nothing speaks against it, and something is not known: nobody vouched for
       the signer, the key is not at hand, or a file was not read
  5    a mistake of ours
  130  interrupted`;
