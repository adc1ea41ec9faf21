import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe calls serious or critical on the page as it is. A mail's own HTML is the sender's, in a frame without scripts. */
export async function seriousOn(page: Page, name: string): Promise<unknown[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).exclude('iframe');
  return (await axe.analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [name, id, nodes.length, nodes[0].html.slice(0, 200), nodes[0].failureSummary]);
}
