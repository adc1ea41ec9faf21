/** Name and bytes of every mail made to hurt whoever reads it. */
export function bombs(): [name: string, raw: Buffer][];
