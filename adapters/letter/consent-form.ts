import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { InformationKind } from '../../domain/sip/commands.ts';
import { sourceNotes } from './information-sheet.ts';
import type { Letter, LetterSection } from './letter.ts';
import { dateText } from './swedish-time.ts';
import { LETTER_TEXTS } from './texts.ts';
import { INFORMATION } from './words.ts';

export interface ConsentAsked extends Pick<Letter, 'sender' | 'date'> {
  kind: 'sip' | 'l-sip';
  /** Whom the plan is about; left out where the reader may not have it: then it is written by hand. */
  name?: string;
  /** Who is asked for somebody else, by name where it is known: a guardian. */
  giver?: { name?: string };
  /** Names of parties. */
  invite: readonly string[];
  share: readonly { party: string; kinds: readonly InformationKind[] }[];
  digitalMeeting: boolean;
  /** Last day, Stockholm; null: until it is taken back. */
  until: LocalDate | null;
  /** Title and issuer of each source. */
  sources: readonly string[];
}

/** A consent to sign, with a yes or no to each thing apart: it is never general. */
export function consentForm({ sender, date, sources, ...asked }: ConsentAsked): Letter {
  const plan = asked.kind === 'l-sip' ? 'L-SIP, lokalt samordnad individuell plan' : 'SIP, samordnad individuell plan';
  return {
    kind: 'consentForm',
    sender,
    date,
    title: `Samtycke till ${plan}`,
    sections: [
      about(asked),
      {
        heading: 'Det här frågar vi om',
        paragraphs: LETTER_TEXTS.consentIsNeverGeneral,
        table: { head: ['Fråga', 'Ja', 'Nej'], rows: questions(asked).map((question) => [question, '', '']) },
      },
      { heading: 'Så länge gäller samtycket', paragraphs: [...howLong(asked.until), ...LETTER_TEXTS.takeConsentBack] },
      {
        heading: 'Du kan säga nej',
        paragraphs: asked.giver ? LETTER_TEXTS.toGuardians.slice(1) : LETTER_TEXTS.youMaySayNo,
      },
      {
        heading: 'Underskrift',
        paragraphs: [...LETTER_TEXTS.consentInOtherWays, ...(asked.giver ? BOTH_GUARDIANS : [])],
        blanks: [
          'Ort och datum',
          'Underskrift',
          ...(asked.giver?.name === undefined ? ['Namnförtydligande'] : [asked.giver.name]),
        ],
      },
      { heading: 'Fylls i av den som tar emot samtycket', blanks: ['Datum, namn och verksamhet'] },
    ],
    notes: sourceNotes(sources),
  };
}

const BOTH_GUARDIANS = ['Finns det två vårdnadshavare ska båda lämna sitt samtycke. Använd en blankett var.'];

function about({ name, giver }: Pick<ConsentAsked, 'name' | 'giver'>): LetterSection {
  return {
    heading: giver ? 'Vilket barn det gäller' : 'Vem det gäller',
    ...(name === undefined ? {} : { paragraphs: [name] }),
    blanks: name === undefined ? ['Namn', 'Personnummer'] : ['Personnummer'],
  };
}

function questions({
  invite,
  share,
  digitalMeeting,
}: Pick<ConsentAsked, 'invite' | 'share' | 'digitalMeeting'>): string[] {
  return [
    'En plan får göras',
    ...invite.map((party) => `${party} får bjudas in till möte om planen`),
    ...share.flatMap(({ party, kinds }) => kinds.map((kind) => `${party} får veta: ${INFORMATION[kind]}`)),
    ...(digitalMeeting ? ['Möten får hållas digitalt'] : []),
  ];
}

function howLong(until: LocalDate | null): string[] {
  return until === null
    ? ['Samtycket gäller tills du tar tillbaka det.']
    : [`Samtycket gäller till och med ${dateText(until)}. Ska det gälla längre behöver det lämnas på nytt.`];
}
