import type { MessageCode } from '../../domain/disclosure/message.ts';

/** The messages as care staff call them. */
export const EVENT_NAMES: Readonly<Record<MessageCode, string>> = {
  admissionNotice: 'Inskrivningsmeddelande',
  changedEstimate: 'Ändrad beräknad utskrivning',
  planningBegun: 'Planeringen har påbörjats',
  careContactAppointed: 'Fast vårdkontakt utsedd',
  readyNotice: 'Underrättelse om utskrivningsklar',
  readyRevoked: 'Utskrivningsklar återkallad',
  informationTransfer: 'Informationsöverföring vid utskrivning',
  discharged: 'Utskriven',
  cancelled: 'Makulering',
};
