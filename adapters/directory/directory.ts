import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { INFORMATION_KINDS } from '../../domain/sip/commands.ts';

const hsaId = z.string().regex(/^SE\d{10}-[A-Z0-9]{1,20}$/);
const role = z.enum([
  'dischargePlanner',
  'physician',
  'headOfOperations',
  'careContact',
  'municipalCoordinator',
  'outpatientCoordinator',
  'schoolCoordinator',
  'administrator',
  'system',
]);

const side = z.enum([
  'inpatient',
  'region-outpatient',
  'municipal-social',
  'municipal-health',
  'administration',
  // These take part in a plan, never in a discharge.
  'school',
  'independent-school',
  'other-actor',
]);

const unit = z.object({
  hsaId,
  name: z.string().min(1),
  side,
  /** Name in `partners` of the system that takes the unit's messages; the hub's own work list when left out. */
  partner: z.string().optional(),
  /** Name in `partners` of the record system that the unit's plans are written to. */
  ehr: z.string().optional(),
  /** Function mailbox, which is told only that there is something to read in the hub. */
  mail: z.email().optional(),
  /** Where letters to the unit are sent. */
  address: z
    .object({ lines: z.array(z.string().min(1)).min(1), postalCode: z.string().min(1), city: z.string().min(1) })
    .optional(),
  /** What it tells of a person that the unit takes part for them; by its side when left out. */
  reveals: z.enum(INFORMATION_KINDS).optional(),
  /** `letter`: nobody there signs in to the hub, so that everything goes on paper. */
  access: z.enum(['hub', 'letter']).default('hub'),
});

const party = z.object({
  hsaId,
  name: z.string().min(1),
  /** Region or municipality that the party belongs to. Secrecy runs between parties, not between bodies. */
  responsibleBody: z.string().min(1),
  units: z.array(unit).min(1),
});

const staff = z.object({
  hsaId,
  /** Short name for sign-in, e.g. `planerare`. */
  user: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  title: z.string().min(1),
  unit: hsaId,
  roles: z.array(role).min(1),
  kind: z.enum(['staff', 'system']).default('staff'),
});

const partner = z.object({
  name: z.string(),
  /** A system that takes messages, or a record system that is written to. */
  kind: z.enum(['messages', 'ehr']).default('messages'),
  baseUrl: z.url().optional(),
  /** Name of the environment variable that holds the bearer token for the partner. */
  tokenFrom: z.string().optional(),
});

const schema = z.object({
  region: z.string().min(1),
  parties: z.array(party).min(1),
  staff: z.array(staff),
  partners: z.record(z.string(), partner),
});

export type Partner = z.infer<typeof partner>;
export type Unit = z.infer<typeof unit> & { party: string };
export type Party = z.infer<typeof party>;
export type Member = z.infer<typeof staff> & { party: string };

/** Parties, their units, staff and channels. Read from a file at start. */
export interface Directory {
  region: string;
  parties: Party[];
  members: Member[];
  unit(hsaId: string): Unit | undefined;
  party(hsaId: string): Party | undefined;
  member(hsaId: string): Member | undefined;
  memberByUser(user: string): Member | undefined;
  /** Holders of a role in a unit; else in the unit's party. Empty when nobody holds it. */
  holders(role: Member['roles'][number], unit: string): Member[];
  partnerNames: string[];
  partner(name: string): Partner | undefined;
}

/** Throws with the path of the first fault when the file is not a directory. */
export function loadDirectory(file: string): Directory {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`The directory ${file} is not usable: ${z.prettifyError(parsed.error)}`);
  const { region, parties, staff: people, partners } = parsed.data;
  const units = new Map(parties.flatMap((p) => p.units.map((u) => [u.hsaId, { ...u, party: p.hsaId }] as const)));
  for (const one of units.values()) {
    const wrong = wrongPartner(one, partners);
    if (wrong) throw new Error(`The directory ${file} is not usable: ${wrong}`);
  }
  const members = people.map((person) => {
    const own = units.get(person.unit);
    if (!own) throw new Error(`The directory ${file} is not usable: ${person.user} belongs to an unknown unit.`);
    return { ...person, party: own.party };
  });
  return {
    region,
    parties,
    members,
    unit: (id) => units.get(id),
    party: (id) => parties.find((p) => p.hsaId === id),
    member: (id) => members.find((m) => m.hsaId === id),
    memberByUser: (user) => members.find((m) => m.user === user),
    holders: (wanted, unitId) => {
      const inUnit = members.filter((m) => m.unit === unitId && m.roles.includes(wanted));
      const partyId = units.get(unitId)?.party;
      return inUnit.length > 0 ? inUnit : members.filter((m) => m.party === partyId && m.roles.includes(wanted));
    },
    partnerNames: Object.keys(partners),
    partner: (name) => partners[name],
  };
}

/** A unit's system must be a partner of the kind that it is named as. */
function wrongPartner(
  { hsaId: id, partner: messages, ehr }: Unit,
  partners: Record<string, Partner>,
): string | undefined {
  const named = [
    ['messages', messages],
    ['ehr', ehr],
  ] as const;
  const wrong = named.find(([kind, name]) => name !== undefined && partners[name]?.kind !== kind);
  return wrong && `${id} names ${wrong[1]}, which is no partner of kind ${wrong[0]}.`;
}
