import { Controller, Get, Header, Inject, NotFoundException, Param, ParseIntPipe, Res } from '@nestjs/common';
import type { Response } from 'express';
import PostalMime from 'postal-mime';
import { sinkListPage, sinkMailPage } from '../pages/sink-pages.js';
import { SinkStore, type SinkMailLine } from './sink-store.js';

const HTML = 'text/html; charset=utf-8';

/** The letters the sink received: a page for people, JSON for tests, the raw bytes. */
@Controller()
export class SinkController {
  constructor(@Inject(SinkStore) private readonly store: SinkStore) {}

  @Get('sink')
  @Header('Content-Type', HTML)
  async list(): Promise<string> {
    return sinkListPage(await this.store.list());
  }

  @Get('sink.json')
  json(): Promise<SinkMailLine[]> {
    return this.store.list();
  }

  @Get('sink/:n')
  @Header('Content-Type', HTML)
  async one(@Param('n', ParseIntPipe) n: number): Promise<string> {
    const mail = await this.known(n);
    const { text, html, attachments } = await PostalMime.parse(mail.raw);
    const shown = text ?? (html ? '(HTML sans version texte\u00a0: voir le message brut)' : '');
    const files = attachments.map(({ filename, mimeType }) => filename ?? mimeType);
    return sinkMailPage(mail, shown, files);
  }

  @Get('sink/:n/raw')
  async raw(@Param('n', ParseIntPipe) n: number, @Res() response: Response): Promise<void> {
    const { raw } = await this.known(n);
    response
      .type('message/rfc822')
      .setHeader('Content-Disposition', `attachment; filename="letter-${n}.eml"`)
      .send(raw);
  }

  private async known(n: number) {
    const mail = n > 0 && n < 2 ** 31 ? await this.store.one(n) : undefined;
    if (!mail) throw new NotFoundException('No such letter');
    return mail;
  }
}
