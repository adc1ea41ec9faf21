/** For specs of other rooms. */
export { default as deadlineStateCases } from './deadline/fixtures/deadline-states.json' with { type: 'json' };
