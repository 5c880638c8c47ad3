import type { Member } from '../../adapters/directory/directory.ts';
import { consentForm } from '../../adapters/letter/consent-form.ts';
import { informationSheet, type SheetReader } from '../../adapters/letter/information-sheet.ts';
import type { Letter } from '../../adapters/letter/letter.ts';
import { renderLetter } from '../../adapters/letter/render-letter.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { localDateOf } from '../../domain/calendar/stockholm.ts';
import type { SipView } from '../../domain/disclosure/sip-view.ts';
import { PERSON } from '../../domain/sip/commands.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { partyName } from '../console/names.ts';
import type { Deps } from '../deps.ts';
import { fullName } from '../person-name.ts';
import type { SeenCase } from '../seen-cases.ts';
import type { ConsentAskedOf } from './consent-asked.ts';

type Paper = Pick<Deps, 'directory'> & { viewer: Member; at: Instant };

/** What a plan is, in plain words. */
export function informationPage(paper: Paper, { view, policy }: SeenCase<SipView>, reader: SheetReader): string {
  return renderLetter(informationSheet({ ...frameOf(paper), reader, kind: view.sip.kind, sources: sourcesIn(policy) }));
}

/** The consent as a paper to sign, with what is asked about. */
export function consentPage(paper: Paper, seen: SeenCase<SipView>, asked: ConsentAskedOf): string {
  const { view, policy, person, close } = seen;
  const { giver, invite, share, digitalMeeting, until } = asked;
  const nameOf = (party: string): string => partyName(paper.directory, party);
  const guardian = close.get(giver);
  const name = person && view.personItems.includes('name') ? fullName(person) : undefined;
  return renderLetter(
    consentForm({
      ...frameOf(paper),
      kind: view.sip.kind,
      ...(name === undefined ? {} : { name }),
      ...(giver === PERSON ? {} : { giver: guardian === undefined ? {} : { name: guardian } }),
      invite: invite.map(nameOf),
      share: share.map(({ party, kinds }) => ({ party: nameOf(party), kinds })),
      digitalMeeting,
      until,
      sources: sourcesIn(policy),
    }),
  );
}

/** Handed over by whoever prints it, who answers questions too. */
function frameOf({ directory, viewer, at }: Paper): Pick<Letter, 'sender' | 'date'> {
  const { name, party, unit } = viewer;
  const place = directory.unit(unit)?.name;
  const contactName = place === undefined ? name : `${name}, ${place}`;
  return { date: localDateOf(at), sender: { body: directory.party(party)?.responsibleBody ?? '', contactName } };
}

/** Duties by whose sources the person is told of the plan and asked. */
const ASKING = ['startSip', 'offerSip', 'decideConsent', 'collaborate', 'renewConsent', 'holdMeeting', 'drawUpPlan'];

/** Law and routine that the case follows, by title and issuer, but for what is the hub's own. */
function sourcesIn({ duties }: Policy): string[] {
  const sources = ASKING.flatMap((code) => duties[code]?.sources ?? []);
  const named = sources.flatMap(({ title, issuer }) => (issuer === 'Samordna' ? [] : `${title}, ${issuer}`));
  return [...new Set(named)];
}
