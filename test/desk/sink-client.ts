export interface SunkLetter {
  readonly n: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string | null;
  readonly subject: string | null;
  readonly raw: Buffer;
}

/** The mail server of the sample, as its page shows it. */
export class SinkClient {
  constructor(private readonly url: string) {}

  /** The letters that came for this address, the oldest first. */
  async lettersTo(address: string): Promise<SunkLetter[]> {
    const lines = (await (await fetch(`${this.url}/sink.json`)).json()) as Omit<SunkLetter, 'raw'>[];
    const mine = lines.filter(({ to }) => to.includes(address)).reverse();
    return Promise.all(
      mine.map(async (line) => {
        const raw = await fetch(`${this.url}/sink/${line.n}/raw`);
        return { ...line, raw: Buffer.from(await raw.arrayBuffer()) };
      }),
    );
  }
}
