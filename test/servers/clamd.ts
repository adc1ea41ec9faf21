import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EICAR } from './fake-clamd.js';
import { freePort } from './free-port.js';

const BINARY = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((file) => existsSync(file));

/** Whether specs with a real antivirus can run: Debian's `clamav-daemon`. */
export const clamdInstalled = BINARY !== undefined;

/** A clamd with one signature of its own, on a port of its own. */
export class RealClamd {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'dpo-clamd-'));
  private process: ChildProcess | undefined;

  private constructor(readonly port: number) {
    // One signature written by hand: nothing is downloaded. It is found wherever it stands, in attachments as well.
    const signature = Buffer.from(EICAR).toString('hex');
    writeFileSync(path.join(this.folder, 'eicar.ndb'), `Eicar-Spec-Signature:0:*:${signature}\n`);
    writeFileSync(
      path.join(this.folder, 'clamd.conf'),
      `Foreground yes\nDatabaseDirectory ${this.folder}\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nTemporaryDirectory ${this.folder}\n`,
    );
  }

  static async start(): Promise<RealClamd> {
    const clamd = new RealClamd(await freePort());
    await clamd.start();
    return clamd;
  }

  async start(): Promise<void> {
    if (BINARY === undefined) throw new Error('no clamd is installed: apt-get install clamav-daemon');
    this.process = spawn(BINARY, ['-c', path.join(this.folder, 'clamd.conf')], { stdio: 'ignore' });
    for (let tries = 0; tries < 200; tries++) {
      if (await this.listens()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('clamd does not listen');
  }

  /** It is there and does nothing: connections are taken by the system, nobody reads what comes. */
  freeze(): void {
    this.process?.kill('SIGSTOP');
  }

  async kill(): Promise<void> {
    const { process } = this;
    this.process = undefined;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await ended;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private listens(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
    });
  }
}
