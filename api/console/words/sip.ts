import type { SipDutyCode } from '../../../domain/duties/sip/catalogue.ts';
import type { SipMessage } from '../../../domain/disclosure/message.ts';
import type { DeviationCode, HindranceCode, StopCode, WaiverCode } from '../../../domain/sip/codes.ts';
import type { SipEventType } from '../../../domain/sip/events.ts';
import type { SipStatus } from '../../../domain/sip/state.ts';
import type { Words } from './word.ts';

/** The words of a coordinated individual plan, which the tables beside this one join with those of the other kinds. */
export const SIP_STATUSES: Words<SipStatus> = {
  none: 'Tomt',
  needSeen: 'Behov har setts',
  noNeed: 'Inget behov av SIP',
  offered: 'SIP är erbjuden',
  undecided: 'Personen tar ställning senare',
  declined: 'Personen har tackat nej',
  preparing: 'Förbereds med personen',
  called: 'Kallelse till möte finns',
  met: 'Mötet har hållits',
  drawnUp: 'Planen är upprättad',
  paused: 'Planen är pausad',
  ended: 'Avslutad, väntar på bekräftelser',
  complete: 'Avslutad och bekräftad',
  wrongPerson: 'Öppnat på fel person',
};

export const SIP_DEVIATIONS: Words<DeviationCode> = {
  'refused-to-take-part': 'En verksamhet som ska medverka ville inte delta i mötet',
  'meeting-without-child': 'Mötet hölls utan att barnet deltog på något sätt',
  'meeting-without-consent': 'Mötet hölls utan att det fanns samtycke till en plan',
};

export const SIP_MESSAGES: Words<SipMessage> = {
  sipNotice: 'Kallelse till SIP-möte',
  sipNoticeChanged: 'Ny tid eller plats för SIP-möte',
  sipNoticeCancelled: 'Inställt SIP-möte',
  sipReply: 'Svar på kallelse till SIP-möte',
  sipPlan: 'Samordnad individuell plan',
  sipEnded: 'Planen är avslutad',
  sipMistaken: 'Besked om misstag: bortse från tidigare brev',
  sipHandOver: 'Önskemål om SIP att ta över',
  sipLeadAsked: 'Fråga om att bli huvudansvarig för SIP',
  somethingWaits: 'Något väntar i Samordna',
  sipChoice: 'Vad personen har valt om SIP',
  sipNoticeSent: 'Kallelsen till SIP-möte är skickad',
  sipSuccessor: 'En ny plan tar vid',
};

export const SIP_GROUNDS: Words<
  | 'consent-to-invite'
  | 'takes-back-own-message'
  | 'answers-a-notice'
  | 'consent-to-share'
  | 'persons-own'
  | 'persons-wish'
  | 'ends-what-was-told'
  | 'at-the-persons-request'
  | 'says-nothing-of-anyone'
  | 'inside-the-hub'
> = {
  'consent-to-invite': 'Samtycke till att verksamheten bjuds in',
  'takes-back-own-message': 'Återtar ett eget meddelande som mottagaren har fått',
  'answers-a-notice': 'Svar till den som har kallat',
  'consent-to-share': 'Samtycke till att informationen delas',
  'persons-own': 'Planen är personens egen',
  'persons-wish': 'Personen vill att den närstående är med',
  'ends-what-was-told': 'Rutin: den som har fått veta något får veta att inget mer kommer',
  'at-the-persons-request': 'På begäran av personen eller någon närstående',
  'says-nothing-of-anyone': 'Säger inget om någon person',
  'inside-the-hub': 'Stannar inom Samordna',
};

export const SIP_STOPS: Words<StopCode> = {
  deceased: 'Personen har avlidit',
  'protected-identity': 'Personen har skyddade uppgifter: en människa måste avgöra',
  'wrong-person': 'Ärendet öppnades på fel person',
  'consent-withdrawn': 'Samtycket är återkallat',
  'consent-missing': 'Samtycke saknas',
  'sip-ended': 'Planen är avslutad',
  'meeting-cancelled': 'Mötet är inställt',
  superseded: 'Meddelandet är inte längre aktuellt',
  'not-a-receiver': 'Enheten ska inte ha meddelandet',
  'unknown-item': 'Meddelandet finns inte i ärendet',
  'already-settled': 'Meddelandet är redan avgjort',
  'guardian-not-safe': 'Det finns inget säkert sätt att nå vårdnadshavaren',
  'related-not-safe': 'Det är inte säkert att skicka brev till den närstående',
};

export const SIP_DUTIES: Words<SipDutyCode> = {
  startSip: 'Starta en SIP',
  assessNeed: 'Bedöma behovet av SIP',
  offerSip: 'Erbjuda SIP',
  decideConsent: 'Fråga om samtycke',
  askAgain: 'Fråga igen om SIP',
  collaborate: 'Samverka ändå, utan plan',
  prepareSip: 'Förbereda SIP med personen',
  convene: 'Kalla till SIP-möte',
  answerNotice: 'Svara på kallelsen',
  holdMeeting: 'Hålla SIP-möte',
  askAboutAbsence: 'Fråga varför verksamheten inte kom',
  drawUpPlan: 'Upprätta planen',
  followUp: 'Följa upp planen',
  followCarryingOut: 'Följa med personen att det avtalade görs',
  reportIntervention: 'Berätta hur insatsen går',
  offerEarlierFollowUp: 'Erbjuda tidigare uppföljning',
  renewConsent: 'Fråga om samtycket ska förlängas',
  askAtEighteen: 'Fråga den unga själv inför 18-årsdagen',
  contactLead: 'Kontakta huvudansvarig för SIP',
  decideExisting: 'Bestämma hur den befintliga planen går vidare',
  informAtEnd: 'Berätta för personen att planen är avslutad',
  confirmEnd: 'Dokumentera avslutet hos sig',
  takeOverRequest: 'Ta över ett önskemål om SIP',
  acceptLead: 'Ta på sig att vara huvudansvarig för SIP',
  awaitGuardian: 'Invänta den andra vårdnadshavaren',
  judgeMaturity: 'Bedöma barnets mognad',
  postLetter: 'Skriva ut och posta brev',
  sendByHand: 'Lämna uppgiften på annat sätt',
  handleByHand: 'Ta över ärendet för hand',
};

export const SIP_WAIVERS: Words<WaiverCode | HindranceCode> = {
  deceased: 'Personen har avlidit',
  'wrong-person': 'Ärendet öppnades på fel person',
  'sip-ended': 'Planen är avslutad',
  'no-need': 'Inget behov av SIP',
  'consent-missing': 'Samtycke saknas',
  superseded: 'Inte längre aktuell efter vad som har hänt sedan',
  'meeting-cancelled': 'Mötet är inställt',
  explained: 'Förklaring har lämnats',
  'discharge-over': 'Vårdtillfället är avslutat',
  decided: 'Det är redan bestämt',
  'sent-after-all': 'Kunde lämnas ändå',
  'can-be-sent': 'Kan lämnas på vanligt sätt',
  'told-by-hand': 'Lämnas på annat sätt',
  'mark-cleared': 'Markeringen är borttagen',
  'rule-no-longer-applies': 'Regeln gäller inte längre',
  'by-the-persons-choice': 'Väntar på personens val: räknas inte som försummat',
  'at-the-persons-wish': 'Väntar på personens önskan: räknas inte som försummat',
};

export const SIP_EVENTS: Words<SipEventType> = {
  sipOpened: 'SIP-ärendet öppnades',
  needReported: 'Behov av SIP rapporterades',
  personUpdated: 'Personens uppgifter uppdaterades',
  needAssessed: 'Behovet av SIP bedömdes',
  coordinatingUnitSet: 'Enhet som för SIP vidare',
  handedOver: 'Önskemålet lämnades till en annan enhet',
  handOverAccepted: 'Önskemålet togs över',
  offerMade: 'SIP erbjöds',
  offerAnswered: 'Personen svarade på erbjudandet',
  relatedNamed: 'Närstående eller vårdnadshavare angavs',
  consenterJudged: 'Vem som samtycker bedömdes',
  guardianRecorded: 'Vårdnadshavarens läge noterades',
  childHeard: 'Barnet hördes',
  consentGiven: 'Samtycke lämnades',
  consentNarrowed: 'Samtycke begränsades',
  consentEnded: 'Samtycke upphörde',
  grantExpired: 'Samtyckets tid gick ut',
  turned18: 'Personen fyllde 18 år',
  prepared: 'SIP förbereddes med personen',
  meetingConvened: 'Kallelse till SIP-möte gjordes',
  noticeAnswered: 'Svar på kallelsen',
  meetingMoved: 'SIP-mötet flyttades eller ändrades',
  meetingCancelled: 'SIP-mötet ställdes in',
  meetingHeld: 'SIP-möte hölls',
  absenceExplained: 'Frånvaro från mötet förklarades',
  needAdded: 'Behov skrevs in i planen',
  goalAdded: 'Mål skrevs in i planen',
  goalJudged: 'Mål bedömdes',
  interventionAdded: 'Insats skrevs in i planen',
  interventionChanged: 'Insats ändrades',
  interventionReported: 'Hur insatsen går berättades',
  itemRemoved: 'Något togs bort ur planen',
  planWritten: 'Planens gemensamma delar skrevs',
  leadAppointed: 'Huvudansvarig för SIP utsågs',
  leadAccepted: 'Huvudansvarig för SIP tackade ja',
  planDrawnUp: 'Planen upprättades',
  followedUp: 'Planen följdes upp',
  personContacted: 'Kontakt med personen mellan mötena',
  changeReported: 'Väsentlig förändring rapporterades',
  earlierFollowUpAnswered: 'Personen svarade om tidigare uppföljning',
  paused: 'Planen pausades',
  resumed: 'Planen togs upp igen',
  ended: 'Planen avslutades',
  endConfirmed: 'Avslutet bekräftades',
  informedAtEnd: 'Personen fick veta att planen är avslutad',
  leadContacted: 'Huvudansvarig för SIP kontaktades',
  existingDecided: 'Den befintliga planens fortsättning bestämdes',
  dischargeReported: 'Vårdtillfället rapporterade till planen',
  wrongPersonRecorded: 'Fel person noterades',
  personMarked: 'Personen markerades',
  markCleared: 'Markering togs bort',
  handledByHand: 'Hanterades för hand',
  deviationRecorded: 'Avvikelse noterades',
};
