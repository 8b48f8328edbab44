/** What an operation of TensorFlow reaches beside its tensors (`PrintV2 to` a file among them); undefined for arithmetic and what every saved model has. */
export function reachOf(operation: string): string | undefined {
  return REACHES.find(({ names }) => names.test(operation))?.reach;
}

/**
 * Families of operations by what they reach. Names are those of TensorFlow's registry; what saves and restores the model's
 * own variables (`SaveV2`, `RestoreV2`, `ShardedFilename`, `MergeV2Checkpoints`), reads its own assets into tables, or prints
 * to the log is in none of them.
 */
const REACHES: readonly { readonly reach: string; readonly names: RegExp }[] = [
  { reach: "runs Python of the process", names: /^_?(?:Eager)?PyFunc|^NumpyFunction$|^PyCall/ },
  {
    reach: "reads or lists any file",
    names:
      /^(?:ReadFile|MatchingFiles|ListDirectory|ImmutableConst|ImportEvent|ReadRecord)|Reader(?:V2)?$|^(?:TFRecord|TextLine|FixedLengthRecord|CSV|LMDB|Load|Avro|Parquet|BigQuery|Bigtable|Experimental(?:CSV|LMDB|Load|Sql|MatchingFiles))\w*Dataset|^MatchingFilesDataset|^RestoreSlice$|^(?:De|En)codeProto|^GenerateVocabRemapping$|^LoadAndRemapMatrix$|^FileSystem/,
  },
  {
    reach: "writes files",
    names:
      /^(?:Write(?!Audio$)\w*|CreateSummary\w*Writer|DatasetToTFRecord|ExperimentalDatasetToTFRecord|Save|SaveSlices|SaveDataset\w*|DistributedSave|SnapshotDataset\w*|CacheDataset\w*|PrintV2 to .*|Snapshot(?:Chunk|Nested)\w*|SummaryWriter\w*|DumpGraph\w*|CloseSummaryWriter)$/,
  },
  { reach: "uses a database", names: /Sql\w*Dataset|SqlDataset|BigQuery|^CreateSummaryDbWriter/ },
  {
    reach: "sends tensors to an address",
    names: /^Debug(?:Identity|Nan|Numeric)\w*$|^Copy(?:Host)?Debug/,
  },
  {
    reach: "uses the network",
    names:
      /^(?:Try)?Rpc|^Collective\w*(?:Communicator|Group)|^DataService|^RegisterDataset|^WorkerHeartbeat|^RemoteCall$|^GcsConfigure|^Kafka|^Ignite|^Grpc|^PubSub|^ConfigureDistributed|^NcclInitialize/,
  },
  {
    reach: "loads native code",
    names: /^LoadLibrary|^(?:Remote)?FusedGraph|^CustomOp|^AotCompiled|^TensorRTEngine/,
  },
];
