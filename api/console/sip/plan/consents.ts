import type { Directory } from '../../../../adapters/directory/directory.ts';
import { toIsoStockholm } from '../../../../domain/calendar/stockholm.ts';
import type { ConsentCopy } from '../../../../domain/disclosure/sip-copy.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { PlanConsent } from '../../../contracts/plan.ts';
import { memberName, partyName } from '../../names.ts';
import { giverName } from '../giver-name.ts';
import { swedishDay } from '../swedish-day.ts';
import { CONSENT_FORMS, INFORMATION } from '../words.ts';

/** Consents in plain words, those that stand first. */
export function consentsIn(directory: Directory, { sip }: SipView, close: ReadonlyMap<string, string>): PlanConsent[] {
  return sip.consents
    .map((consent): PlanConsent => ({
      text: textOf(directory, consent),
      details: [
        {
          text:
            consent.until === null
              ? 'Gäller tills det tas tillbaka'
              : `Gäller till och med ${swedishDay(consent.until)}`,
        },
        {
          text: `${giverName(consent.giver, close)}, ${CONSENT_FORMS[consent.form].toLowerCase()}, till ${memberName(directory, consent.takenBy)}`,
          time: toIsoStockholm(consent.givenAt),
        },
        ...(consent.endedAt === undefined ? [] : [{ text: 'Upphörde', time: toIsoStockholm(consent.endedAt) }]),
      ],
      ended: consent.endedAt !== undefined,
    }))
    .sort((a, b) => Number(a.ended) - Number(b.ended));
}

function textOf(directory: Directory, { object, to, kinds }: ConsentCopy): string {
  const party = to === undefined ? '' : partyName(directory, to);
  switch (object) {
    case 'draw-up':
      return 'En plan får upprättas';
    case 'invite':
      return `${party} får bjudas in`;
    case 'digital-meeting':
      return 'Möten får hållas digitalt';
    case 'share':
      return `${party} får veta: ${(kinds ?? []).map((kind) => INFORMATION[kind].toLowerCase()).join('; ')}`;
  }
}
