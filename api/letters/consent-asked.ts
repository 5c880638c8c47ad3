import { z } from 'zod';
import { open, seal } from '../../adapters/keys/key-ring.ts';
import { localDateOf } from '../../domain/calendar/stockholm.ts';
import type { Giver, ShareWish } from '../../domain/sip/commands.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { answers } from '../console/envelope.ts';
import { choice, choices, day, yes } from '../console/forms/answers.ts';
import { giverOptions, planParties } from '../console/sip/forms/sip-fields.ts';
import { sharesIn } from '../console/sip/forms/consent.ts';
import type { SipContext } from '../console/sip/forms/sip-form.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';

/** What a consent form asks about: never the answers. */
export interface ConsentAskedOf {
  giver: Giver;
  invite: string[];
  share: ShareWish[];
  digitalMeeting: boolean;
  until: LocalDate | null;
}

const schema = z.object({
  giver: choice.optional(),
  invite: choices,
  informed: choices,
  share: choices,
  digitalMeeting: yes,
  until: day.optional(),
});

const body = z.object({ values: z.unknown() });

/**
 * From the answers so far of the console's form.
 * @throws HttpError with the field that is not usable
 */
export function consentAsked(context: SipContext, sent: unknown): ConsentAskedOf {
  const { giver, invite, informed, share, digitalMeeting, until } = answers(schema, answers(body, sent).values);
  const givers = giverOptions(context).map(({ value }) => value);
  const chosen = giver ?? (givers.length === 1 ? givers[0] : undefined);
  if (chosen === undefined || !givers.includes(chosen)) throw unusable('giver', 'välj vem som ska samtycka');
  const known = new Set(planParties(context).map(({ value }) => value));
  for (const [field, parties] of [['invite', invite] as const, ['informed', informed] as const]) {
    if (!parties.every((party) => known.has(party))) throw unusable(field, 'välj ett alternativ');
  }
  const shares = sharesIn(informed, share);
  if (shares.some(({ kinds }) => kinds.length === 0)) throw new HttpError('consent-general', 'share');
  if (until !== undefined && until < localDateOf(context.now)) throw new HttpError('consent-in-the-past', 'until');
  return { giver: chosen, invite, share: shares, digitalMeeting, until: until ?? null };
}

function unusable(field: string, problem: string): HttpError {
  return new HttpError('unusable-answer', field, { problem });
}

type Keys = Pick<Deps, 'ring'>;

/** Nothing is stored: what is asked about travels in the address, which nobody but the hub can read. */
export function sealAsked({ ring }: Keys, caseId: string, asked: ConsentAskedOf): string {
  return seal(ring, { caseId, asked });
}

/** @throws not-found for what the hub has not made for this case */
export function openAsked({ ring }: Keys, caseId: string, sealed: string): ConsentAskedOf {
  const found = opened(ring, sealed);
  if (found?.caseId !== caseId) throw new HttpError('not-found');
  return found.asked;
}

function opened(ring: Keys['ring'], sealed: string): { caseId: string; asked: ConsentAskedOf } | undefined {
  try {
    return open(ring, sealed);
  } catch {
    return undefined;
  }
}
