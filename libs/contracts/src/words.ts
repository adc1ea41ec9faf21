import { z } from 'zod';
import {
  accessBlocks,
  attachmentWarnings,
  audiences,
  channelKinds,
  clockStates,
  contentKinds,
  accessScopes,
  identityDoubts,
  identityLevels,
  identityProofKinds,
  letterKinds,
  postingKinds,
  messageClasses,
  notPrivacySubclasses,
  readerLanguages,
  refusalGrounds,
  requesterKinds,
  requesterPapers,
  requestStates,
  rights,
  roles,
  selfServicePaths,
  ticketStates,
  trackOutcomes,
  overdueCauses,
  trackSteps,
  trackTaskKinds,
  waitingReasons,
} from '#domain';

export const AttachmentWarning = z.enum(attachmentWarnings);
export const ContentKind = z.enum(contentKinds);
export const Right = z.enum(rights);
export const MessageClass = z.enum(messageClasses);
export const NotPrivacyKind = z.enum(notPrivacySubclasses);
export const RequestState = z.enum(requestStates);
export const OverdueCause = z.enum(overdueCauses);
export const WaitingReason = z.enum(waitingReasons);
export const ClockState = z.enum(clockStates);
export const TrackOutcome = z.enum(trackOutcomes);
export const TrackStep = z.enum(trackSteps);
export const TrackTaskKind = z.enum(trackTaskKinds);
export const RefusalGround = z.enum(refusalGrounds);
export const Role = z.enum(roles);
export const IdentityLevel = z.enum(identityLevels);
export const IdentityProofKind = z.enum(identityProofKinds);
export const IdentityDoubt = z.enum(identityDoubts);
export const AccessScope = z.enum(accessScopes);
export const LetterKind = z.enum(letterKinds);
export const PostingKind = z.enum(postingKinds);
/** The language of a letter; the desk itself speaks French and English. */
export const LetterLanguage = z.enum(readerLanguages);
export const Audience = z.enum(audiences);
export const RequesterKind = z.enum(requesterKinds);
export const RequesterPaper = z.enum(requesterPapers);
export const SelfServicePath = z.enum(selfServicePaths);
export const AccessBlock = z.enum(accessBlocks);
export const ChannelKind = z.enum(channelKinds);
export const TicketState = z.enum(ticketStates);
