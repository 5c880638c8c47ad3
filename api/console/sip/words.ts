import type {
  CarryingOut,
  ConsentForm,
  Contact,
  EndReason,
  ExistingChoice,
  FollowUpForm,
  InformationKind,
  InterventionStatus,
  MeetingForm,
  NeedFrom,
  NeedReason,
  RelatedRole,
  SipCommands,
} from '../../../domain/sip/commands.ts';
import type { Option } from '../../contracts/console.ts';
import type { Words } from '../words/word.ts';

/** What codes within a plan are called, in forms and on its page alike. */
export const INFORMATION: Words<InformationKind> = {
  coordination: 'Möten, och det som behövs för att samarbeta',
  health: 'Hälsa och vård',
  psychiatry: 'Psykisk hälsa och psykiatri',
  addiction: 'Skadligt bruk och beroende',
  social: 'Stöd från socialtjänsten',
  disability: 'Funktionsnedsättning',
  school: 'Skola',
  work: 'Arbete, studier och försörjning',
  home: 'Boende',
  family: 'Familj och närstående',
};

export const NEED_REASONS: Words<NeedReason> = {
  'several-actors': 'Insatser från flera verksamheter behöver samordnas',
  'unclear-responsibility': 'Det behöver bli tydligt vem som ansvarar för vad',
  'same-time-or-order': 'Insatser behöver ges samtidigt eller i en viss ordning',
  'placement-of-child': 'Ett barn eller en ung person placeras utanför hemmet',
  'absence-from-school': 'Problematisk skolfrånvaro',
  'ahead-of-time': 'Insatser behöver planeras i god tid',
};

export const NEED_FROM: Words<NeedFrom> = {
  staff: 'Personal har sett behovet',
  person: 'Personen själv ber om en SIP',
  guardian: 'En vårdnadshavare ber om en SIP',
  relatedPerson: 'En närstående ber om en SIP',
  representative: 'En ställföreträdare ber om en SIP',
  flag: 'En annan aktör har påtalat behovet',
  discharge: 'Behov vid utskrivning från sluten vård',
};

export const RELATED_ROLES: Words<RelatedRole> = {
  guardian: 'Vårdnadshavare',
  relatedPerson: 'Närstående',
  appointedRepresentative: 'Ställföreträdare',
};

export const CONSENT_FORMS: Words<ConsentForm> = { oral: 'Muntligt', written: 'Skriftligt', other: 'På annat sätt' };

export const MEETING_FORMS: Words<MeetingForm> = {
  physical: 'På plats',
  digital: 'Digitalt',
  'partly-digital': 'På plats, med några digitalt',
};

export const FOLLOW_UP_FORMS: Words<FollowUpForm> = { meeting: 'Möte', phone: 'Telefon', 'home-visit': 'Hembesök' };

export const INTERVENTION_STATUSES: Words<InterventionStatus> = {
  wished: 'Önskas',
  'can-be-offered': 'Kan erbjudas',
  'applied-for': 'Ansökt om',
  decided: 'Beslutad',
  refused: 'Avslagen',
};

export const CARRYING_OUT: Words<CarryingOut> = {
  'not-begun': 'Inte påbörjad',
  ongoing: 'Pågår',
  done: 'Genomförd',
  'not-done': 'Blev inte av',
};

export const ACHIEVED: Words<SipCommands['judgeGoal']['achieved']> = {
  yes: 'Uppnått',
  partly: 'Delvis uppnått',
  no: 'Inte uppnått',
};

export const TOOK_PART: Words<SipCommands['holdMeeting']['personTookPart']> = {
  there: 'Ja, på plats',
  digitally: 'Ja, digitalt',
  'another-way': 'Ja, på annat sätt',
  no: 'Nej',
};

export const CHILD_TOOK_PART: Words<NonNullable<SipCommands['holdMeeting']['childTookPart']>> = {
  ...TOOK_PART,
  'not-old-enough': 'Barnet är för litet för att delta',
};

export const MOVED_BECAUSE: Words<SipCommands['moveMeeting']['because']> = {
  'persons-need': 'Personen behöver eller önskar det',
  parties: 'En verksamhet kan inte då',
  other: 'Annat',
};

export const REPLIES: Words<SipCommands['replyToNotice']['answer']> = {
  comes: 'Kommer',
  'does-not-come': 'Kommer inte',
  'wants-other-time': 'Önskar en annan tid',
};

export const CONTACT_ROLES: Words<Contact['role']> = {
  permanentCareContact: 'Fast vårdkontakt',
  permanentPhysician: 'Fast läkarkontakt',
  homeCareContact: 'Fast omsorgskontakt',
  principal: 'Rektor eller lärare',
  other: 'Annan kontakt',
};

export const END_REASONS: Words<EndReason> = {
  'need-over': 'Behovet av samordning finns inte längre',
  'goals-changed': 'Målen har förändrats så mycket att en ny plan behövs',
  'consent-withdrawn': 'Samtycke finns inte längre',
  deceased: 'Personen har avlidit',
  'wrong-person': 'Ärendet öppnades på fel person',
};

export const CHANGES: Words<SipCommands['reportChange']['what']> = {
  admission: 'Inskriven på sjukhus',
  move: 'Flytt',
  placement: 'Placering utanför hemmet',
  other: 'Annan väsentlig förändring',
};

export const OUTCOMES: Words<SipCommands['reportFollowUp']['outcome']> = {
  continue: 'Planen fortsätter som den är',
  revise: 'Planen ska ändras',
  end: 'Planen ska avslutas',
  'start-anew': 'En ny plan ska göras',
};

export const EXISTING_CHOICES: Words<ExistingChoice> = {
  keep: 'Planen fortsätter som den är',
  revise: 'Planen ska ändras',
  pause: 'Planen pausas under vårdtiden',
  end: 'Planen avslutas',
  'start-anew': 'Planen avslutas och en ny görs',
};

/** Every code of a table as a choice, in the table's order, but for those left out. */
export function optionsOf<T extends string>(words: Words<T>, without: readonly T[] = []): Option[] {
  return Object.entries<string>(words)
    .filter(([value]) => !without.some((one) => one === value))
    .map(([value, label]) => ({ value, label }));
}
