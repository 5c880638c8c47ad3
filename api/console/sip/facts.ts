import type { Directory } from '../../../adapters/directory/directory.ts';
import { toIsoStockholm } from '../../../domain/calendar/stockholm.ts';
import type { SipView } from '../../../domain/disclosure/sip-view.ts';
import type { Detail, Fact } from '../../contracts/console.ts';
import { memberName, unitName } from '../names.ts';
import { word } from '../words/word.ts';
import { END_REASONS, NEED_FROM, NEED_REASONS, RELATED_ROLES } from './words.ts';

/** Where the process stands, of what its reader may know; the plan itself stands beside it. What is not known is left out. */
export function sipFacts(directory: Directory, view: SipView, close: ReadonlyMap<string, string>): Fact[] {
  const { sip, course } = view;
  return [
    ...(sip.coordinating ? [{ term: 'Förs vidare av', value: unitName(directory, sip.coordinating.unit) }] : []),
    ...lead(directory, view),
    ...course.needs.map((need): Fact => ({
      term: 'Behov',
      time: toIsoStockholm(need.at),
      details: lines([
        word(NEED_FROM, need.from),
        unitName(directory, need.unit.unit),
        ...need.reasons.map((reason) => word(NEED_REASONS, reason)),
        need.text,
      ]),
    })),
    ...course.assessments.map((one): Fact => ({
      term: 'Bedömning av behovet',
      time: toIsoStockholm(one.at),
      details: lines([one.needed ? 'SIP behövs' : 'SIP behövs inte', unitName(directory, one.unit), one.because]),
    })),
    ...handedOver(directory, view),
    ...course.offers.map((offer): Fact => ({
      term: 'SIP erbjöds',
      time: toIsoStockholm(offer.at),
      details: [
        ...lines([offer.informedHow, !offer.understood && 'Personen har inte förstått allt']),
        ...answer(offer),
      ],
    })),
    ...course.related.map(({ id, role, is, safeToReach, wish }): Fact => ({
      term: RELATED_ROLES[role],
      value: close.get(id) ?? 'Utan namn',
      details: lines([
        is === 'prevented' && 'Förhindrad: den andra vårdnadshavaren bestämmer ensam',
        is === 'refuses' && 'Säger nej',
        wish?.wish === 'wants' && 'Personen vill ha med hen på möten',
        wish?.wish === 'does-not-want' && 'Personen vill inte ha med hen på möten',
        !safeToReach && 'Inget säkert sätt att nå: inga brev skickas',
      ]),
    })),
    ...consenters(view),
    ...existing(view),
    ...(course.endedBecause === undefined
      ? []
      : [{ term: 'Varför planen avslutades', value: word(END_REASONS, course.endedBecause) }]),
    ...(sip.endedAt === undefined ? [] : [{ term: 'Avslutad', time: toIsoStockholm(sip.endedAt) }]),
  ];
}

function lead(directory: Directory, { sip }: SipView): Fact[] {
  if (!sip.lead) return [];
  const { coordinator, unit, accepted } = sip.lead;
  return [
    {
      term: 'Huvudansvarig för SIP',
      value: memberName(directory, coordinator),
      details: lines([unitName(directory, unit), !accepted && 'Har fått frågan och inte svarat än']),
    },
  ];
}

function handedOver(directory: Directory, { course }: SipView): Fact[] {
  if (!course.handOver) return [];
  const { to, at } = course.handOver;
  return [
    {
      term: 'Önskemålet väntar på att tas över av',
      value: unitName(directory, to.unit),
      details: [{ text: 'Frågan ställdes', time: toIsoStockholm(at) }],
    },
  ];
}

const ANSWERS = { yes: 'Personen sa ja', no: 'Personen sa nej', 'not-now': 'Personen kunde inte ta ställning' };

function answer({ answer: given }: SipView['course']['offers'][number]): Detail[] {
  if (!given) return [];
  return [
    { text: ANSWERS[given.answer], time: toIsoStockholm(given.at) },
    ...(given.askAgainOn === undefined ? [] : [{ text: `Frågan ställs igen ${given.askAgainOn}` }]),
  ];
}

const WHO = {
  person: 'Personen själv',
  guardians: 'Vårdnadshavarna',
  'social-board': 'Socialnämnden',
  nobody: 'Ingen kan lämna samtycke',
};
const VIEWS = { agrees: 'Barnet vill', disagrees: 'Barnet vill inte', 'no-view': 'Barnet har ingen åsikt' };

function consenters({ course }: SipView): Fact[] {
  const { consenter, childHeard } = course;
  return [
    ...(consenter ? [{ term: 'Samtycker', value: WHO[consenter.who], details: lines([consenter.because]) }] : []),
    ...(childHeard
      ? [
          {
            term: 'Barnet är hört',
            time: toIsoStockholm(childHeard.at),
            details: lines([
              childHeard.oldEnough ? childHeard.view && VIEWS[childHeard.view] : 'Inte gammalt nog att tillfrågas',
              childHeard.how,
            ]),
          },
        ]
      : []),
  ];
}

function existing({ course }: SipView): Fact[] {
  return course.existing.map(({ admittedAt, contactedAt, choice }) => ({
    term: 'Inskriven på sjukhus medan planen gällde',
    time: toIsoStockholm(admittedAt),
    details: [
      ...(contactedAt === undefined ? [] : [{ text: 'Huvudansvarig kontaktades', time: toIsoStockholm(contactedAt) }]),
      ...(choice === undefined ? [] : [{ text: 'Hur planen går vidare är bestämt' }]),
    ],
  }));
}

function lines(texts: readonly (string | false | undefined)[]): Detail[] {
  return texts.flatMap((text) => (text ? [{ text }] : []));
}
