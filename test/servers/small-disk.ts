import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk in memory that can be filled to the last block. */
export interface SmallDisk {
  readonly folder: string;
  fill(): void;
  makeRoom(): void;
  unmount(): void;
}

/** Mounts one; undefined where this is not allowed: only root may mount, and not in every container. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'dpo-small-disk-'));
  const options = `size=${megabytes}m,mode=0711`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) {
    rmdirSync(folder);
    return undefined;
  }
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      for (let i = 0, left = free(folder); left > 0; i++, left = free(folder))
        writeFileSync(`${ballast}.${i}`, Buffer.alloc(Math.min(left, 64 * 1024 * 1024)));
    },
    makeRoom: () => {
      for (let i = 0; i < 20; i++) rmSync(`${ballast}.${i}`, { force: true });
    },
    unmount: () => {
      spawnSync('umount', ['--lazy', folder]);
      rmdirSync(folder);
    },
  };
}

function free(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
