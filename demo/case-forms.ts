import type { Action, CaseView, DeliveryRow, FieldValue, FormCommand, WorkList } from '../api/contracts/console.ts';
import { Refused, type HubAccess } from './hub-access.ts';
import { StoryFault } from './until.ts';

/** Times that a form is filled in anew when the case has changed meanwhile. */
const TRIES = 5;

export function casePage(hub: HubAccess, user: string, caseId: string): Promise<CaseView> {
  return hub.get(user, `/api/console/cases/${caseId}`);
}

export function workList(hub: HubAccess, user: string): Promise<WorkList> {
  return hub.get(user, '/api/console/work-list');
}

/**
 * Fills in a form as the console's page does: only one that is offered, with the fields that it has, resting on what was shown.
 * @param values by name of field; times in ISO 8601 with zone
 */
export async function fillIn(
  hub: HubAccess,
  user: string,
  caseId: string,
  form: string,
  values: Record<string, FieldValue>,
): Promise<void> {
  await asShown(async () => {
    const { actions } = await casePage(hub, user, caseId);
    const action = actions.find((offered) => offered.form === form);
    refuseUnlessOffered(user, form, action, values);
    await send(hub, user, caseId, { form, values, ...(action?.basedOn ? { basedOn: action.basedOn } : {}) });
  });
}

/** Acknowledges, or tries anew, a delivery that the user's own page shows. */
export async function ofDelivery(
  hub: HubAccess,
  user: string,
  caseId: string,
  isMeant: (row: DeliveryRow) => boolean,
  wish: 'acknowledge' | 'retry',
  reason?: string,
): Promise<void> {
  await asShown(async () => {
    const row = (await casePage(hub, user, caseId)).deliveries.find((one) => isMeant(one) && one.may[wish]);
    if (!row) throw new StoryFault(`${user} har inget meddelande att ${wish === 'retry' ? 'skicka om' : 'kvittera'}.`);
    await send(hub, user, caseId, {
      form: `${wish}Delivery`,
      values: { item: row.item, ...(reason === undefined ? {} : { reason }) },
      basedOn: { thing: row.item, number: row.number },
    });
  });
}

function refuseUnlessOffered(
  user: string,
  form: string,
  action: Action | undefined,
  values: Record<string, FieldValue>,
): void {
  if (!action) throw new StoryFault(`Formuläret ${form} erbjuds inte ${user}.`);
  const { hindered } = action;
  if (hindered !== undefined) throw new StoryFault(`Formuläret ${form} är spärrat för ${user}: ${hindered}`);
  const names = action.fields.map(({ name }) => name);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new StoryFault(`Formuläret ${form} har inget fält ${unknown}.`);
  const missing = action.fields.find(({ name, required }) => required && values[name] === undefined);
  if (missing) throw new StoryFault(`Formuläret ${form} vill ha fältet ${missing.name}.`);
}

async function send(
  hub: HubAccess,
  user: string,
  caseId: string,
  answers: Pick<FormCommand, 'form' | 'values' | 'basedOn'>,
): Promise<void> {
  const command: FormCommand = { commandId: crypto.randomUUID(), occurredAt: new Date().toISOString(), ...answers };
  await hub.post(user, `/api/console/cases/${caseId}/commands`, command);
}

/** What the page showed may have changed before the answer came: then it is read anew, as a person would. */
async function asShown(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const isStale = error instanceof Refused && error.code === 'changed-since' && attempt < TRIES;
      if (!isStale) throw error;
    }
  }
}
