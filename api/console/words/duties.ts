import type { WaiverCode } from '../../../domain/discharge/codes.ts';
import type { DischargeDutyCode } from '../../../domain/duties/catalogue.ts';
import type { Duty, Force } from '../../../domain/process/duty.ts';
import { SIP_DUTIES, SIP_WAIVERS } from './sip.ts';
import { joined, type Words } from './word.ts';

const DISCHARGE_DUTIES: Words<DischargeDutyCode> = {
  admissionNotice: 'Lämna inskrivningsmeddelande',
  stateEstimate: 'Ange beräknad tidpunkt för utskrivning',
  changedEstimate: 'Meddela ändrad beräknad utskrivning',
  appointCareContact: 'Utse fast vårdkontakt',
  beginPlanning: 'Påbörja planeringen',
  secrecyCheck: 'Pröva om sekretess hindrar underrättelsen',
  readyNotice: 'Underrätta om utskrivningsklar',
  readyRevoked: 'Meddela att utskrivningsklar är återtagen',
  informationTransfer: 'Överföra information till mottagande enhet',
  informPatient: 'Informera patienten vid utskrivningen',
  meetingNotice: 'Kalla till samordnad individuell planering',
  findUnit: 'Ta reda på rätt enhet',
  sendByHand: 'Lämna uppgiften på annat sätt',
  handleByHand: 'Ta över ärendet för hand',
};

/** What is to be done, as one does it. */
export const DUTIES = joined(DISCHARGE_DUTIES, SIP_DUTIES);

export const FORCES: Words<Force> = {
  'law-must': 'Lag, ska',
  'routine-must': 'Rutin, ska',
  goal: 'Mål',
  may: 'Får',
};

export const DUTY_STATUSES: Words<Duty['status']> = { open: 'Att göra', met: 'Klart', waived: 'Behövs inte' };

/** `ended` is what a party is told when why it ended is not its to know. */
const DISCHARGE_WAIVERS: Words<WaiverCode | 'ended'> = {
  ended: 'Gäller inte längre',
  deceased: 'Personen har avlidit',
  'admission-cancelled': 'Inskrivningen är återtagen',
  'case-closed': 'Ärendet är avslutat',
  'judgement-corrected': 'Bedömningen av enheten är rättad',
  'ready-revoked': 'Utskrivningsklar är återtagen',
  'secrecy-hinders': 'Sekretess hindrar',
  superseded: 'Inte längre aktuell efter vad som har hänt sedan',
  'not-both-sides': 'Insatser behövs inte från både region och kommun',
  'handled-outside-hub': 'Hanteras utanför Samordna',
  discharged: 'Personen är utskriven',
  'sent-after-all': 'Kunde lämnas ändå',
  'can-be-sent': 'Kan lämnas på vanligt sätt',
  'mark-cleared': 'Markeringen är borttagen',
  'rule-no-longer-applies': 'Regeln gäller inte längre',
};

export const WAIVERS = joined(DISCHARGE_WAIVERS, SIP_WAIVERS);
