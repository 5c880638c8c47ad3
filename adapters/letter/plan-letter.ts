import type { SipCopy } from '../../domain/disclosure/sip-copy.ts';
import type { LetterSection } from './letter.ts';
import { aboutSection } from './notice-letter.ts';
import { changesSection, markOf, partMarkOf } from './plan-difference.ts';
import { closeName, type Body, type Names, type Reader, type SipLetter } from './sip-letter-data.ts';
import { dateText, dayText } from './swedish-time.ts';
import { LETTER_TEXTS } from './texts.ts';
import { ACHIEVED, CARRYING_OUT, CONTACT_ROLES, FOLLOW_UP_FORMS, INFORMATION, STATUSES, TOOK_PART } from './words.ts';

/** The plan as its reader has it: the person's own words first, then goals, who does what, and what is agreed. Empty parts leave nothing. */
export function planLetter(letter: SipLetter, copy: SipCopy, reader: Reader): Body {
  const { names, isChild } = letter;
  const isPersons = reader === 'person';
  const sections = [
    ...aboutSection(letter),
    ...changesSection(copy),
    ownWords(copy, isPersons),
    part(isPersons ? 'Det här behöver du' : 'Behov', {
      list: copy.needs.map(({ id, text }) => markOf(copy, id) + text),
    }),
    goals(copy, isPersons),
    interventions(copy, names, isPersons),
    meeting(copy, letter, isPersons),
    waysOfWorking(copy),
    overallResponsibility(copy, names),
    contacts(copy, names, isPersons),
    followUp(copy),
    agreement(copy, reader),
    copies(copy, names, reader),
    ...(copy.isPart ? [{ heading: 'Mer av planen', paragraphs: LETTER_TEXTS.moreFromOthers }] : []),
    ...(isPersons
      ? [
          {
            heading: 'Du kan ändra dig',
            paragraphs: isChild ? LETTER_TEXTS.youMaySayNoForChildren : LETTER_TEXTS.youMaySayNo,
          },
        ]
      : []),
    ...(reader === 'close' ? [{ heading: 'Du som vårdnadshavare', paragraphs: LETTER_TEXTS.toGuardians }] : []),
  ];
  return {
    kind: 'plan',
    title: titleOf(copy, reader),
    sections: sections.filter((one) => one !== undefined),
    notes: [],
  };
}

function titleOf({ kind, version }: SipCopy, reader: Reader): string {
  const name = kind === 'l-sip' ? 'L-SIP, lokalt samordnad individuell plan' : 'SIP, samordnad individuell plan';
  const drawn = version ? `, upprättad ${dayText(version.drawnUpAt)}` : '';
  return `${reader === 'person' ? 'Din ' : ''}${name}${drawn}`;
}

function ownWords({ preparation, goals: all }: SipCopy, isPersons: boolean): LetterSection | undefined {
  const own = all.filter(({ words }) => words === 'person').map(({ text }) => `”${text}”`);
  const { matters, expectations, wantedResult, questions } = preparation ?? { questions: [] };
  return part(isPersons ? 'Det här är viktigt för dig' : 'Med personens egna ord', {
    paragraphs: [...textsOf(matters), ...textsOf(expectations), ...textsOf(wantedResult)],
    list: [...own, ...questions],
  });
}

/** Long-term goals, each with the shorter ones on the way. */
function goals(copy: SipCopy, isPersons: boolean): LetterSection | undefined {
  const { goals: all } = copy;
  const ofParent = (id: string) => all.filter(({ parent }) => parent === id);
  const first = all.filter(({ parent }) => parent === undefined);
  const list = first.flatMap((goal) => [
    `${markOf(copy, goal.id)}${goal.term === 'long' ? 'På lång sikt' : 'På vägen'}: ${goalText(goal)}`,
    ...ofParent(goal.id).map((short) => `${markOf(copy, short.id)}På vägen dit: ${goalText(short)}`),
  ]);
  return part(isPersons ? 'Dina mål' : 'Mål', { list });
}

function goalText({ text, on, achieved }: SipCopy['goals'][number]): string {
  const notes = [...(on === undefined ? [] : [`till ${dateText(on)}`]), ...(achieved ? [ACHIEVED[achieved]] : [])];
  return notes.length === 0 ? text : `${text} (${notes.join(', ')})`;
}

function interventions(copy: SipCopy, names: Names, isPersons: boolean): LetterSection | undefined {
  const { interventions: all } = copy;
  if (all.length === 0) return undefined;
  return {
    heading: 'Vem gör vad, och när',
    paragraphs: isPersons ? LETTER_TEXTS.planIsNoDecision : LETTER_TEXTS.planIsNoDecision.slice(0, 1),
    table: {
      head: ['Vem', 'Vad', 'När', 'Hur långt det har kommit'],
      rows: all.map((one) => [
        doneBy(one, names, isPersons),
        markOf(copy, one.id) + [one.what, one.how].filter((text) => text !== undefined).join('. '),
        one.when ?? '',
        progress(one),
      ]),
    },
  };
}

type Planned = SipCopy['interventions'][number];

function doneBy({ doneBy: who, otherActor, unit }: Planned, names: Names, isPersons: boolean): string {
  const responsible = names.unit(unit)?.name ?? unit;
  if (who === 'party') return responsible;
  const by = who === 'person' ? (isPersons ? 'Du själv' : 'Personen själv') : (otherActor ?? '');
  return `${by}. Ansvarar för att det följs: ${responsible}`;
}

function progress({ status, carriedOut, effect, judgedOn, judgedBy, judgedHow }: Planned): string {
  const judged = [judgedHow, judgedBy, judgedOn === undefined ? undefined : dateText(judgedOn)];
  const texts = judged.filter((text) => text !== undefined);
  return [
    carriedOut ? `${STATUSES[status]}, ${CARRYING_OUT[carriedOut]}` : STATUSES[status],
    ...textsOf(effect),
    ...(texts.length === 0 ? [] : [`Följs upp: ${texts.join(', ')}`]),
  ].join('. ');
}

/** The latest that was held: when, how the person took part, what was said, and who wrote it down. */
function meeting({ meetings }: SipCopy, letter: SipLetter, isPersons: boolean): LetterSection | undefined {
  const last = meetings.findLast((one) => one.held);
  if (!last?.held) return undefined;
  const { held, related = [] } = last;
  const there = related.filter(({ attended }) => attended);
  const { at, personTookPart, personHow, childTookPart, noteTaker, summary } = held;
  const who = isPersons ? 'Du' : 'Personen';
  return part('Mötet', {
    paragraphs: [
      `Mötet hölls ${dayText(at)}. ${who} ${TOOK_PART[childTookPart ?? personTookPart]}.`,
      ...textsOf(personHow),
      ...(isPersons ? there.map((one) => `Med på mötet: ${closeName(letter, one)}.`) : there.map(() => 'Du var med.')),
      ...textsOf(summary),
      ...(noteTaker === undefined ? [] : [`Antecknade: ${nameOf(letter.names, noteTaker)}.`]),
    ],
  });
}

function waysOfWorking(copy: SipCopy): LetterSection | undefined {
  const mark = partMarkOf(copy, 'waysOfWorking');
  return part('Så arbetar vi tillsammans', { paragraphs: textsOf(copy.waysOfWorking).map((text) => mark + text) });
}

/** The body that answers for the plan as a whole; another thing than who leads the work with it. */
function overallResponsibility(copy: SipCopy, names: Names): LetterSection | undefined {
  const { overallResponsibleParty: hsaId } = copy;
  if (hsaId === undefined) return undefined;
  const { name, responsibleBody } = names.party(hsaId) ?? { name: hsaId };
  const who = responsibleBody === undefined || responsibleBody === name ? name : `${name} (${responsibleBody})`;
  return part('Ansvar för planen', {
    paragraphs: [`${partMarkOf(copy, 'overallResponsibleParty')}Det övergripande ansvaret för planen har ${who}.`],
  });
}

function contacts(copy: SipCopy, names: Names, isPersons: boolean): LetterSection | undefined {
  const { lead, contacts: all } = copy;
  const rows = [
    ...(lead
      ? [
          [
            `${partMarkOf(copy, 'lead')}Huvudansvarig för planen`,
            nameOf(names, lead.coordinator),
            unitName(names, lead.unit),
          ],
        ]
      : []),
    ...all.map(({ role, staff, unit, text }) => [
      partMarkOf(copy, 'contacts') + CONTACT_ROLES[role],
      [...(staff === undefined ? [] : [nameOf(names, staff)]), ...textsOf(text)].join(', '),
      unitName(names, unit),
    ]),
  ];
  if (rows.length === 0) return undefined;
  return {
    heading: isPersons ? 'Dina kontaktpersoner' : 'Kontaktpersoner',
    table: { head: ['Uppdrag', 'Vem', 'Var'], rows },
  };
}

function followUp(copy: SipCopy): LetterSection | undefined {
  const { followUp: next, endsOn } = copy;
  const time = next?.time === undefined ? '' : ` klockan ${next.time.replace(':', '.')}`;
  return part('Uppföljning', {
    paragraphs: [
      ...(next
        ? [
            `${partMarkOf(copy, 'followUp')}${FOLLOW_UP_FORMS[next.form]} ${dateText(next.on)}${time}`,
            ...textsOf(next.place),
          ]
        : []),
      ...(endsOn === undefined
        ? []
        : [`${partMarkOf(copy, 'endsOn')}Planen gäller som längst till ${dateText(endsOn)}.`]),
    ],
  });
}

function agreement({ version }: SipCopy, reader: Reader): LetterSection | undefined {
  if (!version) return undefined;
  const { personAgrees, because } = version;
  const who = reader === 'person' ? 'Du' : 'Personen';
  const text = personAgrees
    ? `${who} har sagt ja till planen.`
    : `${who} har inte sagt ja till planen som den är skriven.`;
  return { heading: 'Om planen är överenskommen', paragraphs: [text, ...textsOf(because)] };
}

/** Who has a copy of what, by consents that stand. Of others the reader's own consents alone are in the copy. */
function copies({ consents }: SipCopy, names: Names, reader: Reader): LetterSection | undefined {
  if (reader !== 'person') return undefined;
  const shares = consents.filter(({ object, endedAt }) => object === 'share' && endedAt === undefined);
  const kindsOf = new Map<string, Set<string>>();
  for (const { to, kinds } of shares) {
    const known = kindsOf.get(to ?? '') ?? new Set();
    for (const kind of kinds ?? []) known.add(INFORMATION[kind]);
    kindsOf.set(to ?? '', known);
  }
  return part('Vilka som har en kopia', {
    paragraphs: kindsOf.size === 0 ? [] : ['De här får den del av planen som samtycket gäller:'],
    list: [...kindsOf].map(([party, kinds]) => `${names.party(party)?.name ?? party}: ${[...kinds].join('; ')}`),
  });
}

/** Nothing when there is nothing to say. */
function part(
  heading: string,
  { paragraphs = [], list = [] }: { paragraphs?: string[]; list?: string[] },
): LetterSection | undefined {
  if (paragraphs.length === 0 && list.length === 0) return undefined;
  return {
    heading,
    ...(paragraphs.length === 0 ? {} : { paragraphs }),
    ...(list.length === 0 ? {} : { list: list.filter((text) => text.trim() !== '') }),
  };
}

function textsOf(text: string | undefined): string[] {
  return text === undefined || text.trim() === '' ? [] : [text];
}

function unitName(names: Names, unit: string): string {
  return names.unit(unit)?.name ?? unit;
}

function nameOf(names: Names, hsaId: string): string {
  return names.member(hsaId)?.name ?? hsaId;
}
