import type { Consent, ConsentProvision, Reference } from 'fhir/r4.js';
import { instantToIso, type Instant } from '../../../domain/calendar/instant.ts';
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts';
import { startOfDay } from '../../../domain/calendar/stockholm.ts';
import type { ConsentCopy, SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { PERSON, SOCIAL_BOARD } from '../../../domain/sip/commands.ts';
import type { SipContext } from './context.ts';
import { partIdentifier, planId } from './ids.ts';
import {
  ACT_REASON_SYSTEM,
  CONSENT_SCOPE_SYSTEM,
  consentFormUrl,
  consentObjectSystem,
  informationKindSystem,
  PARTICIPATION_SYSTEM,
  SECRECY_LAW,
} from './names.ts';
import { listed, periodOf } from './text.ts';

const OBJECTS: Readonly<Record<ConsentCopy['object'], string>> = {
  'draw-up': 'Att en plan upprättas',
  invite: 'Att bjuda in till möte',
  share: 'Att lämna information',
  'digital-meeting': 'Att ha möte digitalt',
};

/**
 * One thing that one giver has allowed, for one receiver. That its time has passed stands in the period and not in the status, as
 * R4 means it; what has been taken back, and all of a plan that has ended, is inactive.
 */
export function consentOf(context: SipContext, copy: SipCopy, consent: ConsentCopy, id: string): Consent {
  const { names, subject, organization } = context;
  const { object, form, takenByParty, givenAt } = consent;
  const givenTime = instantToIso(givenAt);
  return {
    resourceType: 'Consent',
    id,
    extension: [{ url: consentFormUrl(names.base), valueCode: form }],
    identifier: [partIdentifier(names.base, id)],
    status: copy.status === 'ended' || consent.endedAt !== undefined ? 'inactive' : 'active',
    scope: { coding: [{ system: CONSENT_SCOPE_SYSTEM, code: 'patient-privacy' }] },
    category: [
      { coding: [{ system: 'http://loinc.org', code: '59284-0' }] },
      { coding: [{ system: consentObjectSystem(names.base), code: object }], text: OBJECTS[object] },
    ],
    patient: subject,
    dateTime: givenTime,
    performer: [giverOf(context, consent)],
    organization: [organization(takenByParty)],
    policy: [SECRECY_LAW],
    verification: [
      {
        verified: true,
        // R4 lets only the person and those close stand here.
        ...(consent.giver === SOCIAL_BOARD ? {} : { verifiedWith: giverOf(context, consent) }),
        verificationDate: givenTime,
      },
    ],
    provision: provisionOf(context, copy, consent),
  };
}

function giverOf({ subject, related }: SipContext, { giver }: ConsentCopy): Reference {
  if (giver === PERSON) return subject;
  return giver === SOCIAL_BOARD ? { type: 'Organization', display: 'Socialnämnden' } : related(giver);
}

/** Never general: to whom, and which kinds of information, or else the plan itself. */
function provisionOf(
  { names, refer, organization }: SipContext,
  copy: SipCopy,
  consent: ConsentCopy,
): ConsentProvision {
  return {
    type: 'permit',
    period: periodOf(consent.givenAt, endOf(copy, consent)),
    ...(consent.to === undefined
      ? {}
      : {
          actor: [
            {
              role: { coding: [{ system: PARTICIPATION_SYSTEM, code: 'IRCP' }] },
              reference: organization(consent.to),
            },
          ],
        }),
    purpose: [{ system: ACT_REASON_SYSTEM, code: 'CAREMGT' }],
    ...listed(
      'code',
      (consent.kinds ?? []).map((code) => ({ coding: [{ system: informationKindSystem(names.base), code }] })),
    ),
    data: [{ meaning: 'related', reference: refer('CarePlan', planId(copy.caseId)) }],
  };
}

function endOf(plan: SipCopy, { endedAt, until }: ConsentCopy): Instant | LocalDate | undefined {
  if (endedAt !== undefined) return endedAt;
  if (plan.endedAt === undefined) return until ?? undefined;
  return until !== null && startOfDay(addDays(until, 1)) <= plan.endedAt ? until : plan.endedAt;
}
