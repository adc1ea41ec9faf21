/** Reads little-endian values out of bytes; every read beyond the end ends the reading with an error that the caller catches. */
export class ByteReader {
  private readonly view: DataView;
  pos = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.pos;
  }

  u8(): number {
    return this.view.getUint8(this.forward(1));
  }

  u16(): number {
    return this.view.getUint16(this.forward(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.forward(4), true);
  }

  take(size: number): Uint8Array {
    const from = this.forward(size);
    return this.bytes.subarray(from, from + size);
  }

  skip(size: number): void {
    this.forward(size);
  }

  private forward(size: number): number {
    if (size > this.left) throw new RangeError('beyond the end');
    const from = this.pos;
    this.pos += size;
    return from;
  }
}
