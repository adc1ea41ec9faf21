export { BlobFiles } from './blob-files.js';
export { Blobs, type BlobRow, type OpenedBlob, type StoredBlob } from './blobs.js';
export { BlobsModule } from './blobs-module.js';
export { letGo } from './let-go.js';
