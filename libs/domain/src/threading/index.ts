export { placeMessage, type Placement, type PlacementFacts, type TicketLead } from './place-message.js';
