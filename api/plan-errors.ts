import type { RejectionCode } from '../domain/sip/codes.ts';
import { CONSENT_ERRORS } from './consent-errors.ts';
import type { ErrorRow } from './error-row.ts';
import { CONSENT, EACH_ITS_OWN, REQUIRED_CONTENT, routine, SIP_LAW } from './plan-rules.ts';

const NEED = routine('Upptäck och bedöm behov av SIP');
const MEETING = routine('Genomför SIP-möte och upprätta SIP');

/** Refusals of a plan that no other kind of case has. */
export const PLAN_ERRORS = {
  ...CONSENT_ERRORS,
  'sip-not-in-state': {
    status: 409,
    text: 'Det går inte att göra i det läge som planen är i nu. Läs om ärendet och se vad som återstår.',
  },
  'sip-ended': { status: 409, text: 'Planen är avslutad. Börja en ny om behovet kommer tillbaka.' },
  'need-not-coordination': {
    status: 422,
    text: 'Ange att insatserna behöver samordnas. Hur stora de är har ingen betydelse, men utan behov av samordning behövs ingen plan.',
    rule: NEED,
  },
  'need-not-both-sectors': {
    status: 422,
    text: 'En SIP gäller insatser från både socialtjänst och hälso- och sjukvård. Ange båda om båda behövs; annars samverkar ni utan SIP.',
    rule: SIP_LAW,
  },
  'need-reason-missing': { status: 422, text: 'Ange minst en orsak till behovet.', rule: NEED },
  'refusal-reason-missing': {
    status: 422,
    text: 'Någon har bett om en plan. Ange varför du bedömer att den inte behövs.',
  },
  'other-actor-may-only-flag': {
    status: 422,
    text: 'En annan aktör kan påtala att behovet finns, men inte bedöma det. Ange att det är påtalat.',
    rule: NEED,
  },
  'no-hand-over': { status: 409, text: 'Begäran är inte överlämnad till er, så det finns inget att ta över.' },
  'hand-over-to-self': { status: 422, text: 'Enheten har redan begäran. Välj en annan enhet.' },
  'person-not-asked-hand-over': {
    status: 409,
    text: 'Någon annan än personen har bett om en plan. Fråga personen först: vill personen det, notera det som personens eget önskemål och lämna sedan över det.',
    rule: `${CONSENT} ${routine('Närstående')}`,
  },
  'no-offer': { status: 409, text: 'Personen har inte erbjudits någon plan. Notera erbjudandet först.' },
  'offer-answered': {
    status: 409,
    text: 'Erbjudandet är redan besvarat. Gör ett nytt om personen vill ta ställning igen.',
  },
  'ask-again-missing': { status: 422, text: 'Kom överens om en dag att fråga igen, och ange den.' },
  'ask-again-past': { status: 422, text: 'Dagen att fråga igen har passerat. Ange en kommande dag.' },
  'related-unknown': { status: 422, text: 'Personen finns inte bland de närstående i ärendet. Lägg till den först.' },
  'person-not-asked-time': {
    status: 422,
    text: 'Kom överens med personen om tid och plats först.',
    rule: routine('Kalla/Bjud in till SIP-möte'),
  },
  'no-invitees': { status: 422, text: 'Ange minst en enhet som ska kallas.' },
  'meeting-unknown': {
    status: 422,
    text: 'Mötet finns inte i ärendet. Läs om ärendet och välj ett möte som finns där.',
  },
  'meeting-settled': {
    status: 409,
    text: 'Det går inte: mötet är redan hållet eller inställt, eller så är ett annat möte redan kallat till. Läs om ärendet.',
  },
  'meeting-in-the-past': { status: 422, text: 'Tiden har passerat. Ange en kommande tid för mötet.' },
  'meeting-not-held': { status: 409, text: 'Mötet är inte hållet. Notera mötet först.' },
  'not-invited': { status: 422, text: 'Enheten är inte kallad till mötet. Ange en enhet som är kallad.' },
  attended: { status: 409, text: 'Enheten var med på mötet, så det finns ingen frånvaro att förklara.' },
  'item-unknown': { status: 422, text: 'Det finns inte i planen. Läs om ärendet och välj något som finns där.' },
  'item-of-other-party': {
    status: 403,
    text: 'En annan part har skrivit det. Be den parten att ändra.',
    rule: EACH_ITS_OWN,
  },
  'goal-unknown': { status: 422, text: 'Målet finns inte i planen. Läs om ärendet och välj ett mål som finns där.' },
  'intervention-order-circular': {
    status: 422,
    text: 'Insatserna väntar på varandra i en ring. Ändra vilken som kommer först.',
  },
  'other-actor-missing': {
    status: 422,
    text: 'Ange vem som utför åtgärden, när det är någon annan än region och kommun.',
    rule: REQUIRED_CONTENT,
  },
  'not-for-other-party': {
    status: 422,
    text: 'Varje part svarar bara för sitt eget. Ange din egen enhet.',
    rule: EACH_ITS_OWN,
  },
  'unit-not-in-plan': { status: 422, text: 'Enheten har ingen del i planen. Ange en enhet som har det.' },
  'lead-missing': { status: 422, text: 'Ange vem som ska vara huvudansvarig för planen.', rule: MEETING },
  'lead-accepted': { status: 409, text: 'Huvudansvaret är redan övertaget.' },
  'lead-not-you': { status: 403, text: 'Någon annan har blivit tillfrågad om huvudansvaret.' },
  'plan-without-meeting': { status: 422, text: 'Notera det möte som planen kom till på.', rule: MEETING },
  'plan-without-interventions': {
    status: 422,
    text: 'Skriv minst en insats som personen behöver.',
    rule: REQUIRED_CONTENT,
  },
  'plan-without-responsible': { status: 422, text: 'Ange vem som svarar för varje insats.', rule: REQUIRED_CONTENT },
  'plan-without-overall-responsible': {
    status: 422,
    text: 'Ange vem som har det övergripande ansvaret för planen.',
    rule: REQUIRED_CONTENT,
  },
  'plan-without-lead': { status: 422, text: 'Utse huvudansvarig för planen.', rule: MEETING },
  'plan-without-follow-up': { status: 422, text: 'Ange dag för uppföljningen.', rule: MEETING },
  'plan-without-goal': {
    status: 422,
    text: 'Skriv personens långsiktiga mål.',
    rule: routine('Dokumentation av SIP'),
  },
  'plan-without-agreement': {
    status: 422,
    text: 'Ange varför personen inte är med på vad planen säger, eller varför det inte gick att fråga.',
    rule: '1177, Samordnad individuell plan, SIP, Västra Götaland, SIP-mötet.',
  },
  'plan-unchanged': { status: 409, text: 'Inget har ändrats sedan den senaste versionen. Ändra planen först.' },
  'follow-up-in-the-past': { status: 422, text: 'Dagen för uppföljningen har passerat. Ange en kommande dag.' },
  'follow-up-date-missing': {
    status: 422,
    text: 'Ange dag för nästa uppföljning.',
    rule: routine('Uppföljning SIP'),
  },
  'not-paused': { status: 409, text: 'Planen är inte pausad.' },
  'already-paused': { status: 409, text: 'Planen är redan pausad.' },
  'already-confirmed': { status: 409, text: 'Parten har redan bekräftat avslutet.' },
  'not-ended': { status: 409, text: 'Planen är inte avslutad. Avsluta den först.' },
  'no-change-to-answer': { status: 409, text: 'Det finns ingen förändring som personen ska tillfrågas om.' },
  'no-existing-plan': {
    status: 409,
    text: 'Det fanns ingen upprättad plan när personen skrevs in, så det finns inget att ta ställning till.',
  },
  'decision-incomplete': {
    status: 422,
    text: 'Skriv vad personen, huvudansvarig för planen och fast vårdkontakt har sagt, var och en för sig.',
    rule: routine('Finns en upprättad SIP vid inskrivning i sluten hälso- och sjukvård'),
  },
  'discharge-unknown': { status: 422, text: 'Vårdtillfället finns inte i ärendet. Läs om ärendet.' },
} as const satisfies Partial<Record<RejectionCode, ErrorRow>>;
