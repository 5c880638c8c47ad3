import type { Directory } from '../../../../adapters/directory/directory.ts';
import type { CopyItem, RemovedItem } from '../../../../domain/disclosure/sip-copy.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { Detail } from '../../../contracts/console.ts';
import type { PlanGoal, PlanIntervention, PlanLine, PlanView } from '../../../contracts/plan.ts';
import { partyName, unitName } from '../../names.ts';
import { swedishDay } from '../swedish-day.ts';
import { ACHIEVED, CARRYING_OUT, INFORMATION, INTERVENTION_STATUSES } from '../words.ts';
import { itemMark, markOf } from './marks.ts';

type Sip = SipView['sip'];
type Intervention = Sip['interventions'][number];

/** Needs, goals with the interventions that serve them, and the other interventions. */
export function planContents(
  directory: Directory,
  view: SipView,
): Pick<PlanView, 'needs' | 'goals' | 'others' | 'removed'> {
  const { sip } = view;
  const intervention = (one: Intervention): PlanIntervention => interventionLine(directory, view, one);
  return {
    needs: sip.needs.map((need) => line(directory, view, need, need.text)),
    goals: inOrder(sip.goals).map((goal) => ({
      ...line(directory, view, goal, goal.text),
      term: goal.term === 'long' ? 'Långsiktigt mål' : 'Delmål',
      own: goal.words === 'person',
      details: goalDetails(goal),
      interventions: sip.interventions.filter((one) => one.goal === goal.id).map(intervention),
    })),
    others: sip.interventions.filter(({ goal }) => goal === undefined).map(intervention),
    removed: removedLines(directory, view),
  };
}

/** Each long-term goal with the shorter ones on the way to it. */
function inOrder(goals: Sip['goals']): Sip['goals'] {
  const first = goals.filter(({ parent }) => parent === undefined);
  return first.flatMap((goal) => [goal, ...goals.filter(({ parent }) => parent === goal.id)]);
}

function line(directory: Directory, view: SipView, item: CopyItem<object>, text: string): PlanLine {
  const since = itemMark(view, item);
  return { ...named(directory, item, text), ...(since === undefined ? {} : { since }) };
}

function named(directory: Directory, { id, party, kind }: Pick<RemovedItem, 'id' | 'party' | 'kind'>, text: string) {
  return { id, text, by: partyName(directory, party), kind: INFORMATION[kind] };
}

/** What has been taken out since the latest version was drawn up, and by that version. */
function removedLines(directory: Directory, view: SipView): PlanLine[] {
  const { inVersion, sinceVersion } = view.differences;
  const lines = (items: readonly RemovedItem[] = [], since: string): PlanLine[] =>
    items.map((item) => ({ ...named(directory, item, `${REMOVED[item.what]}: ${item.text}`), since }));
  return [
    ...lines(sinceVersion?.removed, markOf(view, 'Borttaget', true)),
    ...lines(inVersion?.removed, markOf(view, 'Borttaget', false)),
  ];
}

const REMOVED: Readonly<Record<RemovedItem['what'], string>> = {
  need: 'Behov',
  goal: 'Mål',
  intervention: 'Insats',
};

function goalDetails({ on, achieved }: Sip['goals'][number]): PlanGoal['details'] {
  return [
    ...(on === undefined ? [] : [{ text: `Ska vara nått ${swedishDay(on)}` }]),
    ...(achieved === undefined ? [] : [{ text: ACHIEVED[achieved] }]),
  ];
}

function interventionLine(directory: Directory, view: SipView, one: Intervention): PlanIntervention {
  return {
    ...line(directory, view, one, one.what),
    who: whoDoes(directory, one),
    ...(one.when === undefined ? {} : { when: one.when }),
    status: one.carriedOut === undefined ? INTERVENTION_STATUSES[one.status] : CARRYING_OUT[one.carriedOut],
    details: interventionDetails(view.sip, one),
  };
}

function whoDoes(directory: Directory, { doneBy, otherActor, unit }: Intervention): string {
  switch (doneBy) {
    case 'party':
      return unitName(directory, unit);
    case 'person':
      return 'Personen själv';
    case 'other-actor':
      return otherActor ?? 'Annan aktör';
  }
}

function interventionDetails({ interventions }: Sip, one: Intervention): Detail[] {
  const first = interventions.filter(({ id }) => one.after?.includes(id)).map(({ what }) => what);
  const { judgedHow, judgedBy, judgedOn } = one;
  const judged = [judgedHow, judgedBy, judgedOn && swedishDay(judgedOn)].filter(Boolean).join(', ');
  const texts = [
    one.how,
    one.ongoing && one.carriedOut === undefined ? 'Pågår redan' : undefined,
    one.carriedOut === undefined ? undefined : INTERVENTION_STATUSES[one.status],
    first.length > 0 ? `Efter: ${first.join('; ')}` : undefined,
    judged ? `Bedöms: ${judged}` : undefined,
    one.effect === undefined ? undefined : `Betydelse: ${one.effect}`,
  ];
  return texts.flatMap((text) => (text ? [{ text }] : []));
}
