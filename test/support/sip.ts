import type { Instant } from '../../domain/calendar/instant.ts';
import type { Actor, Command } from '../../domain/process/command.ts';
import type { TestHub } from './test-hub.ts';

const LINDEN = { party: 'SE0000000001-3000', unit: 'SE0000000001-3001' };

const COORDINATOR: Actor = {
  kind: 'staff',
  hsaId: 'SE0000000001-A031',
  ...LINDEN,
  roles: ['outpatientCoordinator'],
};

/** One unit judges that a plan is needed: a SIP begins. */
export function needReported(caseId: string, personId: string): Command {
  const way = { body: 'Region Exempel', side: 'region-outpatient', channel: 'workList', ehr: false, mail: false };
  return said(caseId, 'reportNeed', {
    personId,
    turns18On: null,
    from: 'staff',
    reasons: ['several-actors'],
    coordination: true,
    socialServices: true,
    healthCare: true,
    unit: { ...LINDEN, ...way },
  });
}

export function relatedNamed(caseId: string, relatedId: string, draftId: string): Command {
  return said(caseId, 'nameRelated', { relatedId, draftId, role: 'relatedPerson', safeToReach: true });
}

export function sipEnded(caseId: string): Command {
  return said(caseId, 'end', { because: 'need-over', at: Date.now(), whereToTurn: 'Vårdcentralen Linden' });
}

function said(caseId: string, type: string, data: unknown): Command {
  return {
    type,
    data,
    commandId: `${type}-${caseId}`,
    by: COORDINATOR,
    channel: 'console',
    occurredAt: Date.now() as Instant,
  };
}

/** Begins a SIP of the person in a case of its own. */
export async function openSip({ deps }: TestHub, caseId: string, personId: string): Promise<string> {
  return (await deps.commands.send({ caseId, kind: 'sip' }, needReported(caseId, personId))).caseId;
}
