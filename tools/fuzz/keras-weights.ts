import * as hdf5 from "../../src/weights/hdf5/hdf5-writer.test.ts";
import { KERAS } from "./contents.ts";

/** A model of Keras in one HDF5 file: its description and one list of numbers. */
export function kerasWeights(): Buffer {
  const config = hdf5.textAttribute("model_config", KERAS);
  const dataset = hdf5.SUPERBLOCK_BYTES + hdf5.objectHeader(hdf5.link("w", 0), config).length;
  const root = hdf5.objectHeader(hdf5.link("w", dataset), config);
  const data = dataset + hdf5.floatDataset(2, 0).length;
  return hdf5.hdf5File(root, hdf5.floatDataset(2, data), Buffer.alloc(8));
}
