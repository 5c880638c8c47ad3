import type { DischargeEventType } from '../../../domain/discharge/events.ts';
import { SIP_EVENTS } from './sip.ts';
import { joined, type Words } from './word.ts';

/** Events of every process, that the frame makes; `messageReceived` is how the receiver sees that it was told. */
type FrameEventType =
  | 'policyApplied'
  | 'dutyOpened'
  | 'dutyMet'
  | 'dutyWaived'
  | 'dutyReopened'
  | 'dutyMoved'
  | 'dutyReminded'
  | 'dutyEscalated'
  | 'deliveryRequested'
  | 'deliveryAttempted'
  | 'deliveryConcluded'
  | 'deliveryRetried'
  | 'deliveryAcknowledged'
  | 'deliveryStopped'
  | 'deliveryGivenUp'
  | 'messageReceived';

const OF_EVERY_KIND: Words<FrameEventType> = {
  policyApplied: 'Regelverk tillämpades',
  dutyOpened: 'Uppgift uppstod',
  dutyMet: 'Uppgift blev klar',
  dutyWaived: 'Uppgift behövs inte längre',
  dutyReopened: 'Uppgift öppnades igen',
  dutyMoved: 'Uppgift fick ny frist',
  dutyReminded: 'Påminnelse',
  dutyEscalated: 'Uppgift lyftes till nästa nivå',
  deliveryRequested: 'Meddelande ska lämnas',
  deliveryAttempted: 'Försök att skicka',
  deliveryConcluded: 'Försök avslutat',
  deliveryRetried: 'Nytt försök begärdes',
  deliveryAcknowledged: 'Meddelande kvitterades',
  deliveryStopped: 'Meddelande stoppades',
  deliveryGivenUp: 'Försöken avslutades',
  messageReceived: 'Meddelande togs emot',
};

const OF_DISCHARGE: Words<DischargeEventType> = {
  encounterReported: 'Journalsystemet rapporterade vårdtillfället',
  personUpdated: 'Personens uppgifter uppdaterades',
  admitted: 'Inskriven',
  wardChanged: 'Flyttad till annan avdelning',
  admissionTimeCorrected: 'Tiden för inskrivning rättades',
  outpatientUnitNamed: 'Öppenvårdsenhet angavs',
  leaveBegan: 'Permission började',
  leaveEnded: 'Permission slutade',
  admissionCancelled: 'Inskrivningen återtogs',
  admissionReinstated: 'Inskrivningen gäller igen',
  needJudged: 'Enhet bedömdes behövas efter utskrivningen',
  noNeedJudged: 'Inget behov efter utskrivningen bedömdes',
  unitFound: 'Rätt enhet angavs',
  judgementCorrected: 'Bedömningen av en enhet rättades',
  estimateChanged: 'Beräknad utskrivning angavs',
  declaredReady: 'Utskrivningsklar',
  secrecyChecked: 'Sekretess prövades',
  readyRevoked: 'Utskrivningsklar återtogs',
  discharged: 'Utskriven',
  dischargeTimeCorrected: 'Tiden för utskrivning rättades',
  dischargeWithdrawn: 'Utskrivningen togs tillbaka',
  planningBegun: 'Planering påbörjades',
  careContactAppointed: 'Fast vårdkontakt utsågs',
  meetingNoticeReported: 'Kallelse till planering skickades',
  choiceReported: 'Personens val om SIP blev känt',
  bothSidesRecorded: 'Behov från region och kommun angavs',
  informationTransferred: 'Information lämnades över',
  patientInformed: 'Patienten informerades',
  compulsoryCareRecorded: 'Öppen tvångsvård angavs',
  personMarked: 'Personen markerades',
  markCleared: 'Markering togs bort',
  handledByHand: 'Hanterades för hand',
  deviationRecorded: 'Avvikelse noterades',
  caseClosed: 'Ärendet avslutades',
};

export const EVENTS = joined(OF_EVERY_KIND, OF_DISCHARGE, SIP_EVENTS);

/** Bookkeeping that nobody did; folded away in the timeline until asked for. */
export const TECHNICAL_EVENTS: ReadonlySet<string> = new Set([
  'encounterReported',
  'dischargeReported',
  'personUpdated',
  'policyApplied',
  'dutyOpened',
  'dutyMet',
  'dutyWaived',
  'dutyReopened',
  'dutyMoved',
  'deliveryRequested',
  'deliveryAttempted',
]);
