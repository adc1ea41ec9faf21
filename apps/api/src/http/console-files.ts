import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { NextFunction } from 'express';
import type { DeskRequest, DeskResponse } from './desk-request.js';
import { HttpProblem } from './problem.js';
import { sendProblem } from './problem-filter.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const packable = new Set(['.js', '.css', '.json', '.svg', '.map', '.txt', '.webmanifest']);
const reserved = /^\/(api|health|metrics|identity)(\/|$)/;
const NONCE = '__CSP_NONCE__';

type Encoding = 'br' | 'gzip' | 'identity';
interface Asset {
  changed: number;
  tag: string;
  type: string;
  bodies: Partial<Record<Encoding, Buffer>>;
}

/** Serves the built console: hashed assets for ever, the page itself never from a cache and with the answer's nonce. */
export class ConsoleFiles {
  private readonly root: string;
  private readonly assets = new Map<string, Asset>();

  constructor(folder: string) {
    this.root = path.resolve(folder);
  }

  readonly handle = (request: DeskRequest, response: DeskResponse, next: NextFunction): void => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || reserved.test(request.path)) return next();
    this.serve(request, response).catch((error: unknown) => sendProblem(error, request, response));
  };

  private async serve(request: DeskRequest, response: DeskResponse): Promise<void> {
    const name = fileName(request.path);
    if (name !== '' && name !== 'index.html') {
      const asset = await this.find(name);
      if (asset !== undefined) return this.send(request, response, name, asset);
    }
    const wantsPage = !name.startsWith('assets/') && request.accepts(['html', 'json']) === 'html';
    if (!wantsPage) throw new HttpProblem(404, 'not-found');
    await this.sendPage(response);
  }

  private async sendPage(response: DeskResponse): Promise<void> {
    const page = await readFile(path.join(this.root, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) throw new HttpProblem(404, 'console-not-built');
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll(NONCE, response.locals.nonce));
  }

  private async find(name: string): Promise<Asset | undefined> {
    const file = path.join(this.root, name);
    const known = this.assets.get(name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true) return undefined;
    if (known?.changed === found.mtimeMs) return known;
    const bytes = await readFile(file);
    const asset: Asset = {
      changed: found.mtimeMs,
      tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      type: types[path.extname(name)] ?? 'application/octet-stream',
      bodies: { identity: bytes },
    };
    this.assets.set(name, asset);
    return asset;
  }

  private async send(
    request: DeskRequest,
    response: DeskResponse,
    name: string,
    asset: Asset,
  ): Promise<void> {
    const hashed = name.startsWith('assets/');
    response.set({
      'Content-Type': asset.type,
      'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: asset.tag,
      Vary: 'Accept-Encoding',
    });
    if (request.header('if-none-match') === asset.tag) {
      response.status(304).end();
      return;
    }
    const encoding = packable.has(path.extname(name)) ? chosen(request) : 'identity';
    const body = (asset.bodies[encoding] ??= await this.pack(name, encoding, asset.bodies.identity!));
    if (encoding !== 'identity') response.set('Content-Encoding', encoding);
    response.set('Content-Length', String(body.length));
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  /** The build's own packed file where there is one, else packed once and kept. */
  private async pack(name: string, encoding: Encoding, bytes: Buffer): Promise<Buffer> {
    const ending = encoding === 'br' ? '.br' : '.gz';
    const packed = await readFile(path.join(this.root, name + ending)).catch(() => undefined);
    if (packed !== undefined) return packed;
    if (encoding === 'gzip') return promisify(gzip)(bytes);
    return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  }
}

function chosen(request: DeskRequest): Encoding {
  const best = request.acceptsEncodings(['br', 'gzip', 'identity']);
  return best === 'br' || best === 'gzip' ? best : 'identity';
}

/** The file asked for below the folder, empty for the page itself; nothing outside, nothing hidden. */
function fileName(asked: string): string {
  const parts = decoded(asked).split('/').filter(Boolean);
  if (parts.some((part) => part.startsWith('.') || /[\0\\]/.test(part)))
    throw new HttpProblem(404, 'not-found');
  return parts.join('/');
}

function decoded(asked: string): string {
  try {
    return decodeURIComponent(asked);
  } catch {
    throw new HttpProblem(400, 'bad-request');
  }
}
