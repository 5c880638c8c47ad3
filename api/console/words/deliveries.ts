import type * as ehr from '../../../adapters/fhir/write/reasons.ts';
import type { FailureReason, RefusalReason } from '../../../adapters/lifecare/reasons.ts';
import type { StopCode } from '../../../domain/discharge/codes.ts';
import type { DischargeMessage } from '../../../domain/disclosure/message.ts';
import type { DeliveryChannel, DeliveryStatus } from '../../../domain/process/delivery.ts';
import { SIP_GROUNDS, SIP_MESSAGES, SIP_STOPS } from './sip.ts';
import { joined, type Words } from './word.ts';

const DISCHARGE_MESSAGES: Words<DischargeMessage> = {
  admissionNotice: 'Inskrivningsmeddelande',
  changedEstimate: 'Ändrad beräknad utskrivning',
  planningBegun: 'Planering påbörjad',
  careContactAppointed: 'Fast vårdkontakt utsedd',
  readyNotice: 'Underrättelse om utskrivningsklar',
  readyRevoked: 'Utskrivningsklar återtagen',
  informationTransfer: 'Information inför utskrivning',
  discharged: 'Utskriven',
  cancelled: 'Meddelande som inte längre gäller',
  toSip: 'Vad planen behöver veta om vårdtillfället',
};

export const MESSAGES = joined(DISCHARGE_MESSAGES, SIP_MESSAGES);

const DISCHARGE_GROUNDS: Words<
  | 'law-2017-612-2-1'
  | 'law-2017-612-2-4'
  | 'law-2017-612-3-1'
  | 'law-2017-612-3-2'
  | 'takes-back-ready-notice'
  | 'takes-back-own-message'
  | 'practice-between-parties-of-the-case'
> = {
  'law-2017-612-2-1': 'Lag (2017:612) 2 kap. 1 §: inskrivningsmeddelande',
  'law-2017-612-2-4': 'Lag (2017:612) 2 kap. 4 §: ändrad beräknad utskrivning',
  'law-2017-612-3-1': 'Lag (2017:612) 3 kap. 1 §: utskrivningsklar',
  'law-2017-612-3-2': 'Lag (2017:612) 3 kap. 2 §: information vid utskrivning',
  'takes-back-ready-notice': 'Återtar en underrättelse som mottagaren har fått',
  'takes-back-own-message': 'Återtar ett eget meddelande som mottagaren har fått',
  'practice-between-parties-of-the-case': 'Rutin: parterna i ärendet berättar för varandra',
};

export const GROUNDS = joined(DISCHARGE_GROUNDS, SIP_GROUNDS);

export const CHANNELS: Words<DeliveryChannel> = {
  system: 'Till mottagarens verksamhetssystem',
  workList: 'I mottagarens arbetslista',
  process: 'Till ett annat ärende i Samordna',
  ehr: 'Till mottagarens journalsystem',
  mail: 'Med e-post till mottagarens funktionsbrevlåda',
  letter: 'Med brev som någon postar',
};

export const DELIVERY_STATUSES: Words<DeliveryStatus> = {
  waiting: 'Väntar',
  trying: 'Försök pågår',
  told: 'Lämnat',
  acknowledged: 'Kvitterat',
  stopped: 'Stoppat',
  givenUp: 'Försöken avslutade',
};

/** Reasons of the hub's own, beside those of the rules and of the client that sends. */
type OwnReason =
  | 'given-up'
  | 'given-up-by-person'
  | 'case-not-readable'
  | 'person-unknown'
  | 'stopped'
  | 'no-channel'
  | 'run-lost'
  | 'own-case'
  | 'case-ended'
  | 'no-answer-in-time';

const OTHER_REASONS: Words<
  StopCode | FailureReason | RefusalReason | ehr.FailureReason | ehr.RefusalReason | OwnReason
> = {
  deceased: 'Personen har avlidit',
  'protected-identity': 'Personen har skyddade uppgifter: en människa måste avgöra',
  'admission-cancelled': 'Inskrivningen är återtagen',
  'case-closed': 'Ärendet är avslutat',
  'judgement-corrected': 'Bedömningen av enheten är rättad',
  'ready-revoked': 'Utskrivningsklar är återtagen',
  'secrecy-hinders': 'Sekretess hindrar',
  'secrecy-check-missing': 'Sekretessprövningen saknas',
  superseded: 'Meddelandet är inte längre aktuellt',
  'unit-not-known': 'Enheten finns inte i katalogen',
  'not-a-receiver': 'Enheten ska inte ha meddelandet',
  'unknown-item': 'Meddelandet finns inte i ärendet',
  'already-settled': 'Meddelandet är redan avgjort',
  'receiver-unreachable': 'Mottagarens system går inte att nå',
  timeout: 'Mottagarens system svarade inte i tid',
  'no-answer-in-time': 'Försöket avbröts: inget svar i tid',
  'receiver-busy': 'Mottagarens system är upptaget',
  'receiver-error': 'Fel i mottagarens system',
  'transient-error': 'Mottagaren kunde inte ta emot just då',
  'sign-in-refused': 'Mottagarens system godtog inte inloggningen: kontakta förvaltningen',
  'address-unknown': 'Adressen till mottagarens system stämmer inte: kontakta förvaltningen',
  redirected: 'Mottagarens system hänvisade till en annan adress, och dit skickas inget',
  'answer-not-understood': 'Mottagarens svar gick inte att tolka',
  'answer-mismatch': 'Mottagarens svar gällde ett annat meddelande',
  fault: 'Fel i Samordna: kontakta förvaltningen',
  'fatal-error': 'Mottagaren tar inte emot meddelandet: en människa måste se till det',
  'message-not-accepted': 'Mottagarens system godtog inte meddelandet',
  'person-number-missing': 'Personbeteckning saknas, så inget skickades',
  'given-up': 'Försöken är avslutade',
  'given-up-by-person': 'Försöken avslutades av en person',
  'case-not-readable': 'Ärendet gick inte att läsa just då',
  'person-unknown': 'Personens uppgifter finns inte hos Samordna',
  stopped: 'Stoppat',
  'no-channel': 'Mottagaren har inget system som tar emot meddelanden',
  'run-lost': 'Försöket avbröts och görs om',
  'token-unavailable': 'Inloggningen till mottagarens system gick inte att få: kontakta förvaltningen',
  'entries-dropped': 'Mottagarens system svarade bara för en del av det som skickades',
  'page-not-followed': 'Mottagarens system hänvisade till en annan plats, och dit går Samordna inte',
  conflict: 'Någon annan ändrade samtidigt i mottagarens system: en människa måste se till det',
  'several-matches': 'Mottagarens system har flera av det som ska finnas en gång: en människa måste se till det',
  'not-accepted': 'Mottagarens journalsystem godtog inte planen',
  'type-not-supported': 'Mottagarens journalsystem kan inte ta emot planer',
  'wrong-fhir-version': 'Mottagarens journalsystem talar en annan version av FHIR',
  'plan-not-consistent': 'Planen hängde inte ihop, så inget skickades: kontakta förvaltningen',
  'own-case': 'Ärendet hänvisade till sig självt',
  'case-ended': 'Det andra ärendet är avslutat',
};

export const REASONS = joined(OTHER_REASONS, SIP_STOPS);
