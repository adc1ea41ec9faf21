// A lean SMTP client: it costs the machine as little as it can, so that the server is what is measured.
import net from 'node:net';

const again = 200;

/**
 * Sends the mails over `connections` connections. With `retry` a mail that was not answered 250 is sent again, as any
 * mail server does; `onRefused(index, reply)` hears of each such time (the reply is undefined when none came).
 */
export async function sendAll({
  port,
  mails,
  connections = 4,
  to = 'contact@mailo.com',
  retry = false,
  onSent = () => {},
  onRefused = () => {},
}) {
  let next = 0;
  const take = () => (next < mails.length ? next++ : -1);
  await Promise.all(Array.from({ length: connections }, () => sendLoop()));

  async function sendLoop() {
    let smtp = await open(port, retry);
    for (let i = take(); i >= 0; i = take()) {
      for (;;) {
        try {
          const reply = await smtp.send(mails[i], to);
          if (reply.startsWith('2')) break;
          onRefused(i, reply);
          if (!retry) throw new Error(`mail ${i} was answered ${reply}`);
        } catch (error) {
          if (!retry) throw error;
          onRefused(i, undefined);
          smtp.close();
          smtp = await open(port, retry);
        }
        await new Promise((resolve) => setTimeout(resolve, again));
      }
      onSent(i);
    }
    smtp.close();
  }
}

async function open(port, retry) {
  for (;;) {
    try {
      return await connect(port);
    } catch (error) {
      if (!retry) throw error;
      await new Promise((resolve) => setTimeout(resolve, again));
    }
  }
}

function connect(port) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    let text = '';
    let waiting = null;
    let broken = null;
    const fail = (error) => {
      broken ??= error;
      waiting?.reject(error);
      waiting = null;
      reject(error);
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the connection was closed')));
    socket.on('data', (chunk) => {
      text += chunk;
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (line[3] !== '-') {
          const { resolve: answer } = waiting ?? {};
          waiting = null;
          answer?.(line);
        }
      }
    });
    // A connection that broke between two mails would never answer the next one.
    const reply = () =>
      new Promise((resolve, reject) => (broken ? reject(broken) : (waiting = { resolve, reject })));
    const ask = (line) => {
      const answer = reply();
      socket.write(line);
      return answer;
    };
    const smtp = {
      async send(mail, to) {
        for (const line of ['MAIL FROM:<sender@bench.test>', `RCPT TO:<${to}>`, 'DATA']) {
          const answer = await ask(`${line}\r\n`);
          if (answer[0] !== '2' && answer[0] !== '3') {
            await ask('RSET\r\n');
            return answer;
          }
        }
        const answer = reply();
        socket.write(mail);
        socket.write('\r\n.\r\n');
        return answer;
      },
      close: () => socket.destroy(),
    };
    reply()
      .then((greeting) =>
        greeting.startsWith('2') ? ask('EHLO bench.test\r\n') : Promise.reject(new Error(greeting)),
      )
      .then(() => resolve(smtp), reject);
  });
}

/** Dot-stuffing, done before the clock starts. */
export const stuffed = (raw) =>
  Buffer.from(
    raw.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..').replace(/\r\n$/, ''),
    'latin1',
  );
