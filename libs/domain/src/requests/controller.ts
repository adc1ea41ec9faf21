import { refuse, type Refusal } from '../machine/machine.js';
import { type RequestFacts } from './facts.js';
import { anythingTurnedDown } from './tracks.js';

/** The officer who would decide for the controller. */
export interface DecidingManager {
  readonly officerId: string;
  /** Appointed for it, at work, and within the time of the appointment. */
  readonly actsForController: boolean;
  /** The controller recorded that this officer may decide what they prepared themselves. */
  readonly mayDecideAlone: boolean;
}

/**
 * The DPO advises and signs, the controller decides: whoever decides is appointed for it, and is another person than
 * those who prepared or sign the refusal, unless the controller recorded otherwise.
 * @law GDPR art. 4(7), 12(4), 38(6), 39(1)
 */
export function managerRefusals(manager: DecidingManager, othersAct: readonly string[]): Refusal[] {
  if (!manager.actsForController) return [refuse('decider-not-controller')];
  return othersAct.includes(manager.officerId) && !manager.mayDecideAlone ? [refuse('same-person')] : [];
}

/**
 * What is turned down, in whole or in part, was decided for the controller in exactly these words.
 * @law GDPR art. 12(4), 24(1)
 */
export const controllerRefusals = ({ tracks, controller }: RequestFacts): Refusal[] =>
  anythingTurnedDown(tracks) && controller?.decided !== true ? [refuse('controller-not-decided')] : [];

export const mayDecideForController = ({ controller }: RequestFacts): Refusal[] =>
  controller?.asked ? [] : [refuse('not-put-to-controller')];
