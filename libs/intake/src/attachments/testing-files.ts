import { createCanvas } from '@napi-rs/canvas';

/** Small files of the kinds that strangers send, made here: nothing of a real person. */
export const png = (width = 60, height = 40): Buffer => {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#064';
  pen.fillRect(0, 0, width / 2, height);
  return canvas.toBuffer('image/png');
};

/** The header of a PNG that promises more than any memory holds. */
export function hugePng(): Buffer {
  const bytes = Buffer.from(png());
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  return bytes;
}

export function pdf(pages = 2, extra = ''): Buffer {
  const kids = Array.from({ length: pages }, (_, i) => `${4 + 2 * i} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${extra} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>`,
    ...Array.from({ length: pages }, (_, i) => {
      const drawing = `BT /F1 36 Tf 60 700 Td (Page ${i + 1}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
        `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ];
    }).flat(),
  ];
  let body = '%PDF-1.4\n';
  const at = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${at.length + 1}\n0000000000 65535 f \n${rows}`;
  return Buffer.from(
    `${body}${xref}trailer\n<< /Size ${at.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

interface Packed {
  readonly name: string;
  /** What the directory says; nothing stands behind it. */
  readonly size?: number;
  readonly encrypted?: boolean;
}

/** A ZIP with empty entries whose directory says what it likes, as a bomb's would. */
export function zip(entries: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, size = 0, encrypted = false } of entries) {
    const bytes = Buffer.from(name, 'utf8');
    const flags = 0x800 | (encrypted ? 1 : 0);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(bytes.length, 26);
    const row = Buffer.alloc(46);
    row.writeUInt32LE(0x02014b50, 0);
    row.writeUInt16LE(20, 6);
    row.writeUInt16LE(flags, 8);
    row.writeUInt16LE(8, 10);
    row.writeUInt32LE(encrypted ? 12 : 0, 20);
    row.writeUInt32LE(size, 24);
    row.writeUInt16LE(bytes.length, 28);
    row.writeUInt32LE(at, 42);
    locals.push(local, bytes);
    directory.push(row, bytes);
    at += local.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** The head of a Windows program. */
export const program = (): Buffer =>
  Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(500)]);

/** A TAR as GNU tar writes it: long names in a record of their own. */
export function tar(files: readonly { name: string; bytes: Buffer }[]): Buffer {
  const record = (name: string, bytes: Buffer, type: string): Buffer => {
    const head = Buffer.alloc(512);
    head.write(name, 0, 100);
    head.write('0000644\0', 100);
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('        ', 148);
    head.write(type, 156);
    head.write('ustar  \0', 257);
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
  };
  const parts = files.flatMap(({ name, bytes }) => [
    ...(Buffer.byteLength(name) > 100 ? [record('././@LongLink', Buffer.from(`${name}\0`), 'L')] : []),
    record(name, bytes, '0'),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}
