import type { Locator, Page } from 'playwright-core';

/** The officer's hand: every key, click and typed text counts as one interaction. */
export class Hand {
  count = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.count++;
      await this.page.keyboard.press(key);
    }
  }

  async click(what: Locator): Promise<void> {
    this.count++;
    await what.click();
  }

  async type(where: Locator, text: string): Promise<void> {
    this.count++;
    await where.fill(text);
  }

  /** How many interactions a task took. */
  async during(task: () => Promise<void>): Promise<number> {
    const before = this.count;
    await task();
    return this.count - before;
  }
}
