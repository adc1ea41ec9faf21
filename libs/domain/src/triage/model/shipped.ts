import { loadModel, type LinearModel } from './linear-model.js';
import { TRAINED } from './trained.js';

let loaded: LinearModel | null | undefined;

/** The model that is part of the product, unpacked when it is first needed. */
export function shippedModel(): LinearModel | null {
  if (loaded === undefined) loaded = TRAINED === null ? null : loadModel(TRAINED);
  return loaded;
}
