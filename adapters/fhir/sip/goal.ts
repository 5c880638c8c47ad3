import type { CodeableConcept, Extension, Goal } from 'fhir/r4.js';
import { localDateOf } from '../../../domain/calendar/stockholm.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { SipContext } from './context.ts';
import { partIdentifier, sipId } from './ids.ts';
import { GOAL_ACHIEVEMENT_SYSTEM, GOAL_RELATIONSHIP_URL, goalTermSystem } from './names.ts';
import { isAdopted } from './text.ts';

type GoalCopy = SipCopy['goals'][number];

/** In the person's own words where the words are theirs; then the person is who expressed it. */
export function goalOf({ names, subject, refer }: SipContext, copy: SipCopy, goal: GoalCopy): Goal {
  const id = sipId(copy.caseId, 'Goal', goal.id);
  const achievement = achievementOf(copy, goal);
  const parent = copy.goals.find((other) => other.id === goal.parent && other.id !== goal.id);
  return {
    resourceType: 'Goal',
    id,
    identifier: [partIdentifier(names.base, id)],
    ...(parent ? { extension: [relationshipOf(refer('Goal', sipId(copy.caseId, 'Goal', parent.id)))] } : {}),
    lifecycleStatus: lifecycleOf(copy, goal),
    ...(achievement ? { achievementStatus: achievement } : {}),
    category: [
      {
        coding: [{ system: goalTermSystem(names.base), code: goal.term }],
        text: goal.term === 'long' ? 'Långsiktigt mål' : 'Delmål',
      },
    ],
    description: { text: goal.text },
    subject,
    startDate: localDateOf(goal.writtenAt),
    ...(goal.on === undefined ? {} : { target: [{ dueDate: goal.on }] }),
    ...(goal.words === 'person' ? { expressedBy: subject } : {}),
  };
}

/** R4 has no word for being a part of the other; what it is stands in text. */
function relationshipOf(parent: Extension['valueReference'] & object): Extension {
  return {
    url: GOAL_RELATIONSHIP_URL,
    extension: [
      {
        url: 'type',
        valueCodeableConcept: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/goal-relationship-type', code: 'other' }],
          text: 'Delmål till det långsiktiga målet',
        },
      },
      { url: 'target', valueReference: parent },
    ],
  };
}

function lifecycleOf(plan: SipCopy, goal: GoalCopy): Goal['lifecycleStatus'] {
  if (plan.status === 'ended' || goal.achieved === 'yes') return 'completed';
  if (goal.achieved === undefined && !isAdopted(plan, goal)) return 'proposed';
  return plan.status === 'on-hold' ? 'on-hold' : 'active';
}

function achievementOf(plan: SipCopy, goal: GoalCopy): CodeableConcept | undefined {
  const coded = (code: string, text?: string): CodeableConcept => ({
    coding: [{ system: GOAL_ACHIEVEMENT_SYSTEM, code }],
    ...(text === undefined ? {} : { text }),
  });
  switch (goal.achieved) {
    case 'yes':
      return coded('achieved');
    case 'partly':
      return coded('in-progress', 'Delvis uppnått');
    case 'no':
      return coded('not-achieved');
    case undefined:
      return lifecycleOf(plan, goal) === 'active' ? coded('in-progress') : undefined;
  }
}
