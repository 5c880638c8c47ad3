import { savePersonDraft } from '../../adapters/store/persons.ts';
import type { Reply } from '../../activities/commit-contract.ts';
import { readCase } from '../../adapters/store/case-reader.ts';
import { positionQuery } from '../../workflows/messages.ts';
import { admission, newCaseId, PERSON } from './commands.ts';
import type { TestHub } from './test-hub.ts';
import { waitFor } from './wait.ts';

/** Opens a case by an admission with its person; the way in that the EHR's message takes, without its parsing. */
export async function openCase(hub: TestHub, caseId = newCaseId()): Promise<{ caseId: string; reply: Reply }> {
  const draftId = `draft-${caseId}`;
  await savePersonDraft(hub.deps.db, hub.deps.ring, draftId, `p-${caseId}`, PERSON);
  const target = { caseId, kind: 'discharge', claims: [`claim-${caseId}`] };
  return { caseId, reply: await hub.deps.commands.send(target, admission(caseId, draftId)) };
}

/** Event types of the run's history, in order, as engine names without their prefix. */
export async function historyTypes(hub: TestHub, caseId: string): Promise<number[]> {
  const history = await hub.hub.client.workflow.getHandle(caseId).fetchHistory();
  return (history.events ?? []).map((event) => Number(event.eventType));
}

/** Waits until every delivery has been told and the run has stored it. */
export async function becomesQuiet(hub: TestHub, caseId: string): Promise<void> {
  await waitFor(
    `the deliveries of ${caseId}`,
    async () => {
      const stored = await readCase(hub.deps.db, hub.deps.ring, caseId);
      const position = await hub.hub.client.workflow.getHandle(caseId).query(positionQuery);
      const told = Object.values(stored?.state.deliveries ?? {}).every((delivery) => delivery.toldAt !== undefined);
      return told && position.attempting === 0 && position.number === stored?.state.number;
    },
    30_000,
  );
}
