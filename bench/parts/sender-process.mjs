// Sends its share of generated mails from a process of its own; waits for the word.
import { until } from './server.mjs';
import { generateMails } from './mails.mjs';
import { sendAll, stuffed } from './smtp-sender.mjs';
import net from 'node:net';

const [port, count, share = 0, shares = 1] = process.argv.slice(2).map(Number);
const mails = generateMails(count)
  .filter((_, i) => i % shares === share)
  .map(stuffed);
const listening = () =>
  new Promise((resolve, reject) =>
    net
      .connect(port, '127.0.0.1')
      .once('connect', function () {
        this.destroy();
        resolve(true);
      })
      .once('error', reject),
  );
await until(listening, 60_000, 100);
process.send('ready');
process.once('message', async () => {
  await sendAll({ port, mails });
  process.exit(0);
});
