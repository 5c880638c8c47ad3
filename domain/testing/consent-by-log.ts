import type { Instant } from '../calendar/instant.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { startOfDay } from '../calendar/stockholm.ts';
import type { ProcessEvent } from '../process/event.ts';
import type { SipEvents } from '../sip/events.ts';

type Given = SipEvents['consentGiven'];

/**
 * What the person's consent allows, read from the log alone and in another way than the rules do: a second opinion to hold them to.
 */
export class ConsentByLog {
  private turns18On: LocalDate | null = null;
  private readonly guardians = new Map<string, 'available' | 'prevented' | 'refuses'>();
  private decides = 'guardians';
  private isJudged = true;
  private hasPersonSpoken = false;
  private readonly given = new Map<string, Given>();
  private readonly wanted = new Set<string>();
  private readonly called = new Set<string>();

  constructor(events: readonly ProcessEvent[]) {
    for (const event of events) this.read(event);
  }

  allows(at: Instant, what: (given: Given) => boolean): boolean {
    const who = this.whoDecide(at);
    if (who.length === 0 || (this.isChild(at) && !this.isJudged)) return false;
    return who.every((giver) => {
      const given = this.given.get(giver);
      return given !== undefined && this.stands(given, at) && what(given);
    });
  }

  mayInvite(party: string, at: Instant): boolean {
    return this.allows(at, ({ invite }) => invite.includes(party));
  }

  /** As far as anyone can say now: who turns 18 before then and has not been asked may still consent. */
  mayInviteThen(party: string, startsAt: Instant): boolean {
    const isAwaited = this.turns18On !== null && !this.isChild(startsAt) && !this.hasPersonSpoken;
    const then = isAwaited && this.turns18On !== null ? startOfDay(this.turns18On) - 1 : startsAt;
    return this.mayInvite(party, then as Instant);
  }

  /** Something at all that all who decide let the party know. */
  mayKnow(party: string, at: Instant): boolean {
    const kinds = new Set([...this.given.values()].flatMap(({ share }) => share.flatMap((one) => one.kinds)));
    return [...kinds].some((kind) =>
      this.allows(at, ({ share }) => share.some((one) => one.party === party && one.kinds.includes(kind))),
    );
  }

  /** The person wants this one at the meeting, to which they were called. */
  mayCallClose(id: string, meeting: string | undefined): boolean {
    return this.wanted.has(id) && this.called.has(`${meeting} ${id}`);
  }

  isChild(at: Instant): boolean {
    return this.turns18On !== null && at < startOfDay(this.turns18On);
  }

  private whoDecide(at: Instant): string[] {
    if (this.decides === 'nobody') return [];
    if (!this.isChild(at)) return ['person'];
    if (this.decides !== 'guardians') return [this.decides];
    return [...this.guardians].filter(([, is]) => is !== 'prevented').map(([id]) => id);
  }

  private stands({ until, giver }: Given, at: Instant): boolean {
    const isGuardians = giver !== 'person';
    if (isGuardians && this.turns18On !== null && !this.isChild(at)) return false;
    return until === null || at < startOfDay(addDays(until, 1));
  }

  private read({ type, data }: ProcessEvent): void {
    switch (type) {
      case 'sipOpened':
        this.turns18On = (data as SipEvents['sipOpened']).turns18On;
        break;
      case 'relatedNamed': {
        const { relatedId, role } = data as SipEvents['relatedNamed'];
        const is = this.guardians.get(relatedId) ?? 'available';
        this.guardians.delete(relatedId);
        if (role === 'guardian') this.guardians.set(relatedId, is);
        break;
      }
      case 'prepared':
        for (const { id, wish } of (data as SipEvents['prepared']).related ?? []) {
          this.wanted.delete(id);
          if (wish === 'wants') this.wanted.add(id);
        }
        break;
      case 'meetingConvened': {
        const { meeting, related = [] } = data as SipEvents['meetingConvened'];
        for (const id of related) this.called.add(`${meeting} ${id}`);
        break;
      }
      case 'guardianRecorded': {
        const { relatedId, is } = data as SipEvents['guardianRecorded'];
        this.guardians.set(relatedId, is);
        break;
      }
      case 'consenterJudged':
        this.decides = (data as SipEvents['consenterJudged']).who;
        this.isJudged = true;
        break;
      case 'childHeard': {
        const { oldEnough, view } = data as SipEvents['childHeard'];
        this.isJudged = !(oldEnough && view === 'disagrees');
        break;
      }
      case 'consentGiven':
        this.given.set((data as Given).giver, data as Given);
        this.hasPersonSpoken ||= (data as Given).giver === 'person';
        break;
      case 'consentEnded':
        this.given.delete((data as SipEvents['consentEnded']).giver);
        break;
      case 'consentNarrowed':
        this.narrow(data as SipEvents['consentNarrowed']);
        break;
    }
  }

  private narrow({ giver, party, kinds, invite, digitalMeeting }: SipEvents['consentNarrowed']): void {
    const given = this.given.get(giver);
    if (!given) return;
    const share = given.share.map((one) =>
      one.party === party ? { ...one, kinds: one.kinds.filter((kind) => !kinds.includes(kind)) } : one,
    );
    this.given.set(giver, {
      ...given,
      share,
      digitalMeeting: given.digitalMeeting && digitalMeeting !== true,
      invite: invite ? given.invite.filter((one) => one !== party) : given.invite,
    });
  }
}
