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
    const waiting = [];
    let broken = null;
    const fail = (error) => {
      broken ??= error;
      for (const { reject } of waiting.splice(0)) reject(error);
      reject(error);
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the connection was closed')));
    socket.on('data', (chunk) => {
      text += chunk;
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (line[3] !== '-') waiting.shift()?.resolve(line);
      }
    });
    // A connection that broke between two mails would never answer the next one.
    const reply = () =>
      new Promise((resolve, reject) => (broken ? reject(broken) : waiting.push({ resolve, reject })));
    const ask = (...lines) => {
      const answers = lines.map(() => reply());
      socket.write(lines.join(''));
      return Promise.all(answers);
    };
    const smtp = {
      // The three commands go in one packet (RFC 2920), as any mail server sends them.
      async send(mail, to) {
        const answers = await ask('MAIL FROM:<sender@bench.test>\r\n', `RCPT TO:<${to}>\r\n`, 'DATA\r\n');
        const refusal = answers.find((answer) => !/^[23]/.test(answer));
        if (refusal && !answers[2].startsWith('354')) {
          await ask('RSET\r\n');
          return refusal;
        }
        const answer = reply();
        socket.cork();
        socket.write(mail);
        socket.write('\r\n.\r\n');
        socket.uncork();
        return refusal ?? (await answer);
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
