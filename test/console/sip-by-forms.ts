import { expect } from '@jest/globals';
import type { CaseView, FieldValue, Reply } from '../../api/contracts/console.ts';
import type { TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';
import { signInTo, type Answer, type ConsoleClient } from './console-client.ts';

/** Region-funded outpatient care, which carries the plans of the tests on. */
export const LINDEN = { party: 'SE0000000001-3000', unit: 'SE0000000001-3001' };
/** Social services, which may have some of them. */
export const IFO = { party: 'SE0000000002-3000', unit: 'SE0000000002-3001' };
/** Called to the meeting, and to be told nothing more. */
export const BUP = { party: 'SE0000000001-4000', unit: 'SE0000000001-4001' };

const DAY = 86_400_000;

export const now = (): string => new Date().toISOString();
export const soon = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

export const NEED = { from: 'staff', coordination: true, sides: ['social', 'health'], reasons: ['several-actors'] };

type Values = Record<string, FieldValue>;

/** A plan carried by the console's forms alone, each based on what its page shows. */
export interface SipByForms {
  as(user: string): ConsoleClient;
  page(user: string, caseId: string): Promise<CaseView>;
  give(user: string, caseId: string, form: string, values: Values): Promise<Answer>;
  /** Given and stored. */
  done(user: string, caseId: string, form: string, values: Values): Promise<void>;
  /** Forms that the page offers and the rules do not hinder. */
  offered(user: string, caseId: string): Promise<string[]>;
  open(number: string, values?: Values, kind?: string): Promise<string>;
  /** Offered, and consented to for the care centre and social services. */
  consented(number: string): Promise<string>;
  /** Prepared, and called to; resolves when social services have been told. */
  convened(number: string): Promise<string>;
}

export async function sipByForms(hub: TestHub, users: readonly string[]): Promise<SipByForms> {
  const clients = new Map<string, ConsoleClient>();
  for (const user of users) clients.set(user, await signInTo(hub, user));
  const as = (user: string): ConsoleClient => {
    const found = clients.get(user);
    if (!found) throw new Error(`${user} has not signed in`);
    return found;
  };
  const page: SipByForms['page'] = async (user, caseId) =>
    (await as(user).get<CaseView>(`/api/console/cases/${caseId}`)).body;

  const give: SipByForms['give'] = async (user, caseId, form, values) => {
    const basedOn = (await page(user, caseId)).actions.find((action) => action.form === form)?.basedOn;
    return as(user).form(caseId, form, values, basedOn ? { basedOn } : {});
  };

  const done: SipByForms['done'] = async (user, caseId, form, values) => {
    const { status, body } = await give(user, caseId, form, values);
    expect([form, status, body.error?.code]).toEqual([form, 200, undefined]);
  };

  const offered: SipByForms['offered'] = async (user, caseId) =>
    (await page(user, caseId)).actions.filter(({ hindered }) => !hindered).map(({ form }) => form);

  const open: SipByForms['open'] = async (number, values = {}, kind = 'sip') => {
    const sent = {
      commandId: crypto.randomUUID(),
      occurredAt: now(),
      kind,
      form: 'ny-sip',
      values: { ...NEED, at: now(), number, protection: 'none', ...values },
    };
    const { status, body } = await as('vardkontakt').send('POST', '/api/console/cases', sent);
    expect([status, body.error]).toEqual([200, undefined]);
    return (body as Reply).caseId;
  };

  const consented: SipByForms['consented'] = async (number) => {
    const caseId = await open(number, { name: 'Tolvan Provperson' });
    await done('vardkontakt', caseId, 'erbjud', { at: now(), informedHow: 'Vid besök', understood: true });
    await done('vardkontakt', caseId, 'samtycke', {
      giver: 'person',
      drawUp: 'yes',
      invite: [IFO.party, BUP.party],
      informed: [LINDEN.party, IFO.party],
      share: [
        `${LINDEN.party}:coordination`,
        `${LINDEN.party}:social`,
        `${IFO.party}:coordination`,
        `${IFO.party}:social`,
      ],
      form: 'oral',
      takenBy: 'SE0000000001-A202',
      at: now(),
    });
    return caseId;
  };

  const convened: SipByForms['convened'] = async (number) => {
    const caseId = await consented(number);
    await done('vardkontakt', caseId, 'forbered', {
      at: now(),
      matters: 'Att få bo kvar hemma',
      questions: ['Vem hjälper mig på kvällen?', ''],
      purpose: 'Dela upp hjälpen',
      why: 'Många är inblandade',
      inviteWishes: [IFO.unit],
      takesPart: 'På plats',
    });
    await done('vardkontakt', caseId, 'kalla', {
      purpose: 'Dela upp hjälpen',
      why: 'Många är inblandade',
      longTermGoal: 'Bo kvar hemma',
      questions: ['Vem hjälper mig på kvällen?'],
      startsAt: soon(1),
      place: 'Vårdcentralen',
      form: 'physical',
      personTakesPart: 'På plats',
      agreedWithPerson: true,
      invitees: [LINDEN.unit, IFO.unit, BUP.unit],
      reveals: [`${IFO.unit}:social`, `${BUP.unit}:psychiatry`],
      convener: 'SE0000000001-A202',
    });
    await waitFor(
      'the notices',
      async () => (await as('ifo').get(`/api/console/cases/${caseId}`)).status === 200,
      10_000,
    );
    return caseId;
  };
  return { as, page, give, done, offered, open, consented, convened };
}
