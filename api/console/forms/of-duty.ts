import type { DischargeDutyCode } from '../../../domain/duties/catalogue.ts';

/** The form that a duty is usually done by. A message that the hub sends by itself has none. */
export const FORM_OF: Readonly<Partial<Record<DischargeDutyCode, string>>> = {
  stateEstimate: 'beraknad-utskrivning',
  appointCareContact: 'fast-vardkontakt',
  beginPlanning: 'paborja-planering',
  secrecyCheck: 'sekretess',
  informationTransfer: 'lamna-information',
  informPatient: 'patienten-informerad',
  meetingNotice: 'kallelse',
  findUnit: 'hitta-enhet',
  sendByHand: 'for-hand',
  handleByHand: 'for-hand',
};
