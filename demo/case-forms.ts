import type {
  Action,
  CaseView,
  DeliveryRow,
  Field,
  FieldValue,
  FormCommand,
  Reply,
  WorkList,
} from '../api/contracts/console.ts';
import type { OpenActions, OpenCommand } from '../api/contracts/open-case.ts';
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

export type Values = Record<string, FieldValue>;

/**
 * Fills in a form as the console's page does: only one that is offered, with the fields that it has, over what the form itself has
 * filled in, resting on what was shown.
 * @param values by name of field; times in ISO 8601 with zone
 */
export async function fillIn(
  hub: HubAccess,
  user: string,
  caseId: string,
  form: string,
  values: Values,
): Promise<void> {
  await asShown(async () => {
    const { actions } = await casePage(hub, user, caseId);
    const action = actions.find((offered) => offered.form === form);
    const filled = filledIn(user, form, action, values);
    await send(hub, user, caseId, { form, values: filled, ...(action?.basedOn ? { basedOn: action.basedOn } : {}) });
  });
}

/** Opens a case by a form that the page for new ones offers. Resolves with its id. */
export async function openCase(hub: HubAccess, user: string, kind: string, values: Values): Promise<string> {
  const { openers } = await hub.get<OpenActions>(user, '/api/console/openers');
  const opener = openers.find((offered) => offered.kind.code === kind);
  const form = opener?.form ?? kind;
  const command: OpenCommand = {
    kind,
    commandId: crypto.randomUUID(),
    form,
    values: filledIn(user, form, opener, values),
    occurredAt: new Date().toISOString(),
  };
  return (await hub.post<Reply>(user, '/api/console/cases', command)).caseId;
}

const WISHES = { acknowledge: 'kvittera', retry: 'skicka om', post: 'posta' } as const;
const OF_DELIVERY = { acknowledge: 'acknowledgeDelivery', retry: 'retryDelivery', post: 'postLetter' } as const;

/** Acknowledges, tries anew, or says that it has been posted, a delivery that the user's own page shows. */
export async function ofDelivery(
  hub: HubAccess,
  user: string,
  caseId: string,
  isMeant: (row: DeliveryRow) => boolean,
  wish: keyof typeof OF_DELIVERY,
  reason?: string,
): Promise<void> {
  await asShown(async () => {
    const row = (await casePage(hub, user, caseId)).deliveries.find((one) => isMeant(one) && one.may[wish]);
    if (!row) throw new StoryFault(`${user} har inget meddelande att ${WISHES[wish]}.`);
    await send(hub, user, caseId, {
      form: OF_DELIVERY[wish],
      values: {
        item: row.item,
        ...(wish === 'post' ? { at: new Date().toISOString() } : {}),
        ...(reason === undefined ? {} : { reason }),
      },
      basedOn: { thing: row.item, number: row.number },
    });
  });
}

/** What the page would send. @throws StoryFault for a form that it does not offer, or offers otherwise */
function filledIn(user: string, form: string, action: Action | undefined, values: Values): Values {
  if (!action) throw new StoryFault(`Formuläret ${form} erbjuds inte ${user}.`);
  const { hindered } = action;
  if (hindered !== undefined) throw new StoryFault(`Formuläret ${form} är spärrat för ${user}: ${hindered}`);
  const names = action.fields.map(({ name }) => name);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new StoryFault(`Formuläret ${form} har inget fält ${unknown}.`);
  const filled = { ...Object.fromEntries(action.fields.flatMap(prefilled)), ...values };
  const missing = action.fields.find(({ name, required }) => required && filled[name] === undefined);
  if (missing) throw new StoryFault(`Formuläret ${form} vill ha fältet ${missing.name}.`);
  return filled;
}

function prefilled(field: Field): [string, FieldValue][] {
  if ('value' in field && field.value !== undefined) return [[field.name, field.value]];
  return field.kind === 'time' && field.prefill === 'now' ? [[field.name, new Date().toISOString()]] : [];
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
