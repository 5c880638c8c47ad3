import type { Words } from './word.ts';

/** What is counted. */
export const STATISTICS: Words<string> = {
  needed: 'Behov på båda sidor angivet',
  noticeSent: 'Kallelse av fast vårdkontakt skickad',
  declined: 'Personen tackade nej',
  needs: 'Behov rapporterat',
  offered: 'SIP erbjuden',
  met: 'Möte hållet',
  drawnUp: 'Plan upprättad',
  followedUp: 'Plan uppföljd',
  yes: 'Ja',
  no: 'Nej',
  'not-now': 'Kunde inte ta ställning',
  'health-care': 'Hälso- och sjukvård',
  'social-services': 'Socialtjänst',
  school: 'Skola',
  other: 'Andra aktörer',
  needToOffer: 'Behov till erbjudande',
  needToConsent: 'Behov till samtycke',
  needToMeeting: 'Behov till möte',
  meetingToPlan: 'Möte till upprättad plan',
};
