import type { Annotation } from 'fhir/r4.js';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import { localDateOf } from '../../../domain/calendar/stockholm.ts';
import type { FollowUpCopy, SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { SipContext } from './context.ts';
import { labelled, notesOf } from './text.ts';

const FORMS: Readonly<Record<FollowUpCopy['form'], string>> = {
  meeting: 'möte',
  phone: 'telefon',
  'home-visit': 'hembesök',
};

const OUTCOMES: Readonly<Record<FollowUpCopy['outcome'], string>> = {
  continue: 'Planen fortsätter.',
  revise: 'Planen revideras.',
  end: 'Planen avslutas.',
  'start-anew': 'En ny plan görs.',
};

/** What R4 has no element for, in words: the person's own first, in the person's name. */
export function planNotes({ subject }: SipContext, copy: SipCopy): Annotation[] {
  return [
    ...notesOf(personsWords(copy), subject),
    ...notesOf([
      ...versionText(copy),
      ...differenceText(copy),
      ...labelled('Arbetssätt', copy.waysOfWorking),
      ...followUpText(copy),
    ]),
    ...copy.followUps.map(followedUp),
    ...notesOf(labelled('Hit vänder man sig om en plan behövs igen', copy.whereToTurn)),
  ];
}

function personsWords({ preparation }: SipCopy): string[] {
  if (!preparation) return [];
  const { matters, expectations, wantedResult, questions, takesPart, interpreter, aids, placeWish } = preparation;
  return [
    ...labelled('Det här är viktigt för mig', matters),
    ...labelled('Det här förväntar jag mig', expectations),
    ...labelled('Det här vill jag att det leder till', wantedResult),
    ...labelled('Mina frågor', questions.join('; ')),
    ...labelled('Så vill jag delta', takesPart),
    ...labelled('Tolk', interpreter),
    ...labelled('Hjälpmedel', aids),
    ...labelled('Önskad plats', placeWish),
  ];
}

/** The version that people speak of; `meta.versionId` differs from one server to the next. */
function versionText({ version }: SipCopy): string[] {
  if (!version) return [];
  const agrees = version.personAgrees ? 'Personen är överens om planen.' : 'Personen är inte överens om planen.';
  const text = `Version ${version.version}, upprättad ${localDateOf(version.drawnUpAt)}. ${agrees}`;
  return [[text, ...labelled('Skäl', version.because)].join(' ')];
}

/** What is otherwise than in the plan that the receiver was told before. */
function differenceText({ difference, needs, goals, interventions }: SipCopy): string[] {
  if (!difference) return [];
  const { added, changed, removed } = difference;
  const items = [
    ...[...needs, ...goals].map(({ id, text }) => ({ id, text })),
    ...interventions.map(({ id, what }) => ({ id, text: what })),
  ];
  const textsOf = (ids: readonly string[]) => items.filter(({ id }) => ids.includes(id)).map(({ text }) => text);
  const lines = [
    ...labelled('Nytt sedan förra utskicket', textsOf(added).join('; ')),
    ...labelled('Ändrat sedan förra utskicket', textsOf(changed).join('; ')),
    ...labelled('Borttaget sedan förra utskicket', removed.map(({ text }) => text).join('; ')),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function followUpText({ followUp }: SipCopy): string[] {
  if (!followUp) return [];
  const { on, time, place, form } = followUp;
  return [
    [
      `Uppföljning ${on}${time === undefined ? '' : ` kl. ${time}`}`,
      FORMS[form],
      ...(place?.trim() ? [place] : []),
    ].join(', '),
  ];
}

function followedUp({ at, form, goals, news, carriedOut, effect, otherNeeded, outcome }: FollowUpCopy): Annotation {
  const text = [
    `Uppföljd ${localDateOf(at)}, ${FORMS[form]}.`,
    ...labelled('Mål', goals),
    ...labelled('Nytt', news),
    ...labelled('Genomfört', carriedOut),
    ...labelled('Effekt', effect),
    ...labelled('Annat som behövs', otherNeeded),
    OUTCOMES[outcome],
  ].join('\n');
  return { time: instantToIso(at), text };
}
