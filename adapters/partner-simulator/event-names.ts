import type { SystemMessage } from '../lifecare/system-message.ts';

/** The messages as care staff call them. */
export const EVENT_NAMES: Readonly<Record<SystemMessage, string>> = {
  admissionNotice: 'Inskrivningsmeddelande',
  changedEstimate: 'Ändrad beräknad utskrivning',
  planningBegun: 'Planeringen har påbörjats',
  careContactAppointed: 'Fast vårdkontakt utsedd',
  readyNotice: 'Underrättelse om utskrivningsklar',
  readyRevoked: 'Utskrivningsklar återkallad',
  informationTransfer: 'Informationsöverföring vid utskrivning',
  discharged: 'Utskriven',
  cancelled: 'Makulering',
  sipNotice: 'Kallelse till SIP-möte',
  sipNoticeChanged: 'Ny tid eller plats för SIP-möte',
  sipNoticeCancelled: 'Inställt SIP-möte',
  sipReply: 'Svar på kallelse till SIP-möte',
  sipPlan: 'Samordnad individuell plan',
  sipEnded: 'Planen är avslutad',
  sipHandOver: 'Önskemål om SIP att ta över',
  sipLeadAsked: 'Fråga om att bli huvudansvarig för SIP',
};
