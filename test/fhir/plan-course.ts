import { personIdFor, savePersonDraft } from '../../adapters/store/persons.ts';
import { readCase } from '../../adapters/store/case-reader.ts';
import { newCaseIdOf } from '../../adapters/store/case-id.ts';
import { localDateOf } from '../../domain/calendar/stockholm.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { PERSON } from '../support/commands.ts';
import { needReported } from '../support/sip.ts';
import type { TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';
import { minutes } from './payloads.ts';

export const LINDEN = { party: 'SE0000000001-3000', unit: 'SE0000000001-3001', user: 'vardkontakt' };
export const SJOVIK = { party: 'SE0000000003-1000', unit: 'SE0000000003-1001', user: 'sjovik' };
/** Reached by a system that does not answer here: it is never told. */
export const GRANBY = { party: 'SE0000000002-1000', unit: 'SE0000000002-1001', user: 'bistand' };

const LEAD = 'SE0000000001-A202';
const IN_TEN_DAYS = localDateOf((Date.now() + 10 * 86_400_000) as Instant);

/** A plan that Linden carries on, step by step through the API, each act by who does it. */
export class PlanCourse {
  readonly caseId = newCaseIdOf('sip');
  personId = '';
  private readonly hub: TestHub;

  constructor(hub: TestHub) {
    this.hub = hub;
  }

  /** The need is seen, and the person agrees to a plan and to who may know what. */
  async begin(): Promise<void> {
    const { db, ring } = this.hub.deps;
    this.personId = await personIdFor(db, ring, PERSON.identifiers);
    const draftId = `draft-${this.caseId}`;
    await savePersonDraft(db, ring, draftId, this.personId, PERSON);
    const need = needReported(this.caseId, this.personId);
    const command = { ...need, data: { ...(need.data as object), draftId } };
    await this.hub.deps.commands.send({ caseId: this.caseId, kind: 'sip' }, command);
    await this.give(LINDEN.user, 'makeOffer', { at: minutes(-60), informedHow: 'Muntligt', understood: true });
    await this.consent(['coordination', 'home']);
  }

  async consent(sjovik: string[]): Promise<void> {
    await this.give(LINDEN.user, 'giveConsent', {
      giver: 'person',
      form: 'oral',
      takenBy: LEAD,
      at: minutes(-50),
      drawUp: true,
      invite: [SJOVIK.party, GRANBY.party],
      share: [
        { party: SJOVIK.party, kinds: sjovik },
        { party: GRANBY.party, kinds: ['coordination', 'home'] },
        { party: LINDEN.party, kinds: ['coordination', 'home', 'psychiatry'] },
      ],
      digitalMeeting: false,
      until: null,
    });
  }

  /** @returns id of the meeting */
  async convene(): Promise<string> {
    const commandId = await this.give(LINDEN.user, 'convene', {
      purpose: 'Samordna stödet hemma',
      why: 'Flera insatser behöver passa ihop',
      longTermGoal: 'Bo kvar hemma',
      questions: ['Vem gör vad?'],
      startsAt: minutes(60 * 24),
      place: 'Vårdcentralen Linden',
      form: 'physical',
      personTakesPart: 'På plats',
      agreedWithPerson: true,
      convener: LEAD,
      invitees: [
        { unit: SJOVIK.unit, kind: 'home', knowsPerson: true },
        { unit: GRANBY.unit, kind: 'psychiatry', knowsPerson: true },
      ],
    });
    await this.isTold('sipNotice', SJOVIK.party);
    return commandId;
  }

  async meet(meeting: string): Promise<void> {
    await this.give(LINDEN.user, 'holdMeeting', {
      meeting,
      at: minutes(-1),
      attendance: [SJOVIK, GRANBY].map(({ unit }) => ({ unit, attended: true })),
      personTookPart: 'there',
      noteTaker: 'Fia Testkontakt',
      summary: 'HEMLIG SAMMANFATTNING tills planen är lämnad',
    });
  }

  /** What the plan needs to be drawn up. @returns ids of Linden's goal and its two interventions */
  async write(): Promise<{ goal: string; home: string; psychiatry: string }> {
    const by = LINDEN.user;
    await this.give(by, 'addNeed', { text: 'Behov av stöd hemma', kind: 'home' });
    const goal = await this.give(by, 'addGoal', {
      text: 'Bo kvar hemma',
      term: 'long',
      kind: 'home',
      words: 'person',
    });
    const intervention = (what: string, kind: string) => ({
      unit: LINDEN.unit,
      kind,
      goal,
      what,
      doneBy: 'party',
      status: 'decided',
    });
    const home = await this.give(by, 'addIntervention', intervention('Hembesök varje vecka', 'home'));
    const psychiatry = await this.give(by, 'addIntervention', intervention('HEMLIG PSYKIATRI', 'psychiatry'));
    await this.give(by, 'writePlan', {
      waysOfWorking: 'Vi ringer varandra på fredagar',
      followUp: { on: IN_TEN_DAYS, form: 'meeting', place: 'Vårdcentralen Linden' },
      overallResponsibleParty: SJOVIK.party,
    });
    await this.give(by, 'appointLead', { unit: LINDEN.unit, coordinator: LEAD, wish: 'person', mostContact: true });
    return { goal, home, psychiatry };
  }

  async drawUp(version: number): Promise<void> {
    await this.give(LINDEN.user, 'drawUp', { at: minutes(0), personAgrees: true });
    await this.isTold('sipPlan', SJOVIK.party, version);
  }

  /** One command to the case, as a user. @returns its id */
  async give(user: string, type: string, data: object): Promise<string> {
    const commandId = crypto.randomUUID();
    const answer = await this.hub.call(user, 'POST', '/api/commands', {
      commandId,
      caseId: this.caseId,
      type,
      data,
      occurredAt: new Date().toISOString(),
    });
    if (answer.status !== 200) throw new Error(`${type} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return commandId;
  }

  /** Waits until so many messages of the kind have reached the party. */
  async isTold(message: string, party: string, count = 1): Promise<void> {
    await waitFor(
      `${message} at ${party}`,
      async () => {
        const stored = await readCase(this.hub.deps.db, this.hub.deps.ring, this.caseId);
        const told = Object.values(stored?.state.deliveries ?? {}).filter(
          (one) => one.message === message && one.to.party === party && one.toldAt !== undefined,
        );
        return told.length >= count;
      },
      20_000,
    );
  }
}
