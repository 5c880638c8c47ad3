import { z } from 'zod';
import type { Instant } from '../../../../domain/calendar/instant.ts';
import {
  INFORMATION_KINDS,
  type InformationKind,
  type ShareWish,
  type SipCommands,
} from '../../../../domain/sip/commands.ts';
import { choice, choices, day, oneOf, time, yes } from '../../forms/answers.ts';
import { timeField } from '../../forms/fields.ts';
import { partyName } from '../../names.ts';
import { giverName } from '../giver-name.ts';
import { CONSENT_FORMS, INFORMATION, optionsOf } from '../words.ts';
import { blankOf, sheetsOf } from './papers.ts';
import {
  colleagueField,
  deciderOptions,
  giverOptions,
  oneField,
  pickField,
  planParties,
  standingConsents,
  yesNoField,
} from './sip-fields.ts';
import { form, LOCAL_ROUTINE, ROUTINE, type SipContext } from './sip-form.ts';

const SECTION = `${ROUTINE}, Samtycke`;

export const giveConsent = form({
  name: 'samtycke',
  command: 'giveConsent',
  title: 'Samtycke',
  rule:
    'Tre frågor: får en plan upprättas, vilka får bjudas in, och vad får delas med vem. Samtycket är aldrig generellt, gäller den tid ' +
    'som sägs och kan tas tillbaka när som helst. Det som en mottagares journalsystem redan har fått finns kvar där även efteråt: ' +
    'berätta det. Ett nytt samtycke ersätter det som samma person har lämnat tidigare.',
  source: SECTION,
  localSource: LOCAL_ROUTINE,
  button: 'Spara samtycket',
  thing: 'consent',
  probe: (context) => ({
    data: {
      giver: giverOptions(context)[0]?.value ?? '',
      form: 'oral',
      takenBy: context.viewer.hsaId,
      at: context.now,
      drawUp: true,
      invite: [],
      share: [],
      digitalMeeting: false,
      until: null,
    },
  }),
  fields: (context) => [
    pickField({ name: 'giver', label: 'Vem samtycker?', options: giverOptions(context) }),
    yesNoField({
      name: 'drawUp',
      label: '1. Får en plan upprättas?',
      yes: 'Ja',
      no: 'Nej',
    }),
    {
      kind: 'many',
      name: 'invite',
      label: '2. Vilka får bjudas in till möte?',
      hint: 'Bara de som personen själv säger ja till. Utan samtycke skickas ingen kallelse alls.',
      required: false,
      options: planParties(context),
    },
    {
      kind: 'many',
      name: 'informed',
      label: '3. Vilka får ta del av något ur planen?',
      hint: 'Ta med er egen verksamhet: utan samtycke ser ni inte vad andra skriver.',
      required: false,
      options: planParties(context),
    },
    {
      kind: 'matrix',
      name: 'share',
      label: 'Vad får var och en veta?',
      hint: 'Välj bara det som verksamheten behöver för sin del. Det som inte väljs syns inte för dem, inte ens att det finns.',
      required: false,
      rowsFrom: 'informed',
      rows: planParties(context),
      columns: optionsOf(INFORMATION),
      choose: 'many',
    },
    { kind: 'yes', name: 'digitalMeeting', label: 'Möten får hållas digitalt', required: false },
    oneField({ name: 'form', label: 'Hur lämnades samtycket?', options: optionsOf(CONSENT_FORMS) }),
    colleagueField(context, { name: 'takenBy', label: 'Vem tog emot samtycket?' }),
    timeField({ name: 'at', label: 'När lämnades det?', prefill: 'now' }),
    {
      kind: 'date',
      name: 'until',
      label: 'Gäller till och med',
      hint: 'Lämna tomt om samtycket gäller tills det tas tillbaka. Ett möte som är kallat till en senare dag ställs in.',
      required: false,
    },
  ],
  papers: ({ view }) => ({ papers: sheetsOf(view), blank: blankOf(view) }),
  schema: z.object({
    giver: choice,
    drawUp: oneOf(['yes', 'no']),
    invite: choices,
    informed: choices,
    share: choices,
    digitalMeeting: yes,
    form: oneOf(['oral', 'written', 'other']),
    takenBy: choice,
    at: time,
    until: day.optional(),
  }),
  toCommand: ({ drawUp, informed, share, until, ...rest }) => ({
    data: { ...rest, drawUp: drawUp === 'yes', share: sharesIn(informed, share), until: until ?? null },
  }),
});

/** One share for each party that was chosen, with none of the kinds where none was: the rules say that a consent is never general. */
export function sharesIn(informed: readonly string[], cells: readonly string[]): ShareWish[] {
  return informed.map((party) => ({ party, kinds: kindsOf(cells, party) }));
}

function kindsOf(cells: readonly string[], party: string): InformationKind[] {
  return INFORMATION_KINDS.filter((kind) => cells.includes(`${party}:${kind}`));
}

/** What stands and can be narrowed: `giver|party`, and no party where it is that meetings may be digital. */
function narrowable(context: SipContext): { value: string; label: string }[] {
  const pairs = standingConsents(context).flatMap(({ object, giver, to }) =>
    to === undefined && object !== 'digital-meeting' ? [] : [`${giver}|${to ?? ''}`],
  );
  return [...new Set(pairs)].map((value) => {
    const { giver, party } = narrowed(value);
    const what = party === undefined ? 'Digitala möten' : partyName(context.directory, party);
    return { value, label: `${what} (${giverName(giver, context.close)})` };
  });
}

function narrowed(of: string): { giver: string; party?: string } {
  const [giver = '', party = ''] = of.split('|');
  return { giver, ...(party === '' ? {} : { party }) };
}

export const narrowConsent = form({
  name: 'begransa-samtycke',
  command: 'narrowConsent',
  title: 'Begränsa samtycket',
  rule: 'Personen kan när som helst ta tillbaka en del av sitt samtycke. Det som väntar på att skickas stoppas genast, och verksamheten ser inte längre det som inte får delas. Ett digitalt möte ställs inte in av sig självt: ändra mötesformen, eller ställ in det.',
  source: SECTION,
  localSource: LOCAL_ROUTINE,
  button: 'Begränsa',
  concerns: (context) => narrowable(context).length > 0,
  probe: (context) => ({
    data: narrowing(narrowable(context)[0]?.value ?? '', [...INFORMATION_KINDS], true, context.now),
  }),
  fields: (context) => [
    pickField({ name: 'of', label: 'Vad gäller det?', options: narrowable(context) }),
    {
      kind: 'many',
      name: 'kinds',
      label: 'Vad får verksamheten inte längre veta?',
      required: false,
      options: optionsOf(INFORMATION),
    },
    { kind: 'yes', name: 'invite', label: 'Verksamheten får inte längre bjudas in', required: false },
    timeField({ name: 'at', label: 'När sa personen det?', prefill: 'now' }),
  ],
  schema: z.object({ of: choice, kinds: z.array(z.enum(INFORMATION_KINDS)).default([]), invite: yes, at: time }),
  toCommand: ({ of, kinds, invite, at }) => ({ data: narrowing(of, kinds, invite, at) }),
});

function narrowing(of: string, kinds: InformationKind[], invite: boolean, at: Instant): SipCommands['narrowConsent'] {
  const whose = narrowed(of);
  return whose.party === undefined
    ? { ...whose, kinds: [], invite: false, digitalMeeting: true, at }
    : { ...whose, kinds, invite, at };
}

/** Whose consent stands. Where none does any longer, those who decide: their no ends a plan that has lapsed, too. */
function withdrawers(context: SipContext): { value: string; label: string }[] {
  const givers = [...new Set(standingConsents(context).map(({ giver }) => giver))];
  if (givers.length === 0 && context.view.as === 'coordinating') return deciderOptions(context);
  return givers.map((value) => ({ value, label: giverName(value, context.close) }));
}

export const withdrawConsent = form({
  name: 'aterkalla-samtycke',
  command: 'withdrawConsent',
  title: 'Samtycket tas tillbaka',
  rule:
    'Gäller genast, utan skäl. All delning upphör och planen avslutas, eftersom den bara vilar på samtycket. Andra får bara veta att ' +
    'den är avslutad. Ansvaret att samverka finns kvar, och skyldigheten att anmäla oro för ett barn påverkas inte.',
  source: SECTION,
  localSource: LOCAL_ROUTINE,
  button: 'Ta tillbaka samtycket',
  concerns: (context) => withdrawers(context).length > 0,
  probe: (context) => ({ data: { giver: withdrawers(context)[0]?.value ?? '', at: context.now } }),
  fields: (context) => [
    pickField({ name: 'giver', label: 'Vem tar tillbaka sitt samtycke?', options: withdrawers(context) }),
    timeField({ name: 'at', label: 'När?', prefill: 'now' }),
  ],
  schema: z.object({ giver: choice, at: time }),
  toCommand: (data) => ({ data }),
});
