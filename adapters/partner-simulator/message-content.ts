import type { Bundle, Encounter, Extension, FhirResource, Reference } from 'fhir/r4.js';
import {
  estimatedDischargeUrl,
  planningUnitUrl,
  readyForDischargeUrl,
  secrecyCheckUrl,
} from '../lifecare/extensions.ts';
import { saidOfPlan, type PlanItem } from './plan-content.ts';

/** What a message says, read from it the way a receiver does. */
export interface MessageContent {
  from: NamedUnit;
  to: NamedUnit;
  /** Key of the stay or the plan over all its messages. */
  caseId: string;
  status: string;
  /** What it tells of person, stay and plan; instants as they came, the person's number masked. */
  said: Partial<Record<SaidItem, string>>;
  /** The whole message, numbers and all. */
  bundle: Message;
}

export interface NamedUnit {
  hsaId: string;
  name?: string;
}

export type SaidItem =
  | 'name'
  | 'number'
  | 'address'
  | 'estimatedDischargeAt'
  | 'admittedAt'
  | 'dischargedAt'
  | 'readyJudgedBy'
  | 'readyJudgedAt'
  | 'readyRevokedAt'
  | 'secrecyCheckedBy'
  | 'secrecyCheckedAt'
  | 'careContact'
  | 'planningUnit'
  | 'text'
  | PlanItem
  | 'takesBack'
  | 'replaces';

type Message = Bundle<FhirResource>;

type Found<T extends FhirResource['resourceType']> = Extract<FhirResource, { resourceType: T }>;

/** Of a bundle that `checkMessage` takes. */
export function contentOf(bundle: Message, base: string): MessageContent {
  const encounter = first(bundle, 'Encounter');
  const plan = first(bundle, 'CarePlan');
  const header = first(bundle, 'MessageHeader');
  return {
    from: unitOf(bundle, header?.sender),
    to: unitOf(bundle, header?.destination?.[0]?.receiver),
    caseId: encounter?.episodeOfCare?.[0]?.identifier?.value ?? plan?.identifier?.[0]?.value ?? '',
    status: encounter?.status ?? plan?.status ?? '',
    said: present({
      ...saidOfPerson(bundle),
      ...saidOfStay(bundle, encounter, base),
      ...saidOfPlan(bundle),
      ...saidOfEarlier(bundle),
    }),
    bundle,
  };
}

function first<T extends FhirResource['resourceType']>(bundle: Message, type: T): Found<T> | undefined {
  const resources = (bundle.entry ?? []).map((entry) => entry.resource);
  return resources.find((resource): resource is Found<T> => resource?.resourceType === type);
}

function saidOfPerson(bundle: Message): Partial<Record<SaidItem, string | undefined>> {
  const patient = first(bundle, 'Patient');
  const name = patient?.name?.[0];
  const address = patient?.address?.[0];
  return {
    name: name?.text ?? joined([...(name?.given ?? []), name?.family], ' '),
    number: mask(patient?.identifier?.[0]?.value),
    address: joined([...(address?.line ?? []), joined([address?.postalCode, address?.city], ' ')], ', '),
  };
}

function saidOfStay(
  bundle: Message,
  encounter: Encounter | undefined,
  base: string,
): Partial<Record<SaidItem, string | undefined>> {
  const extensions = encounter?.extension;
  const ready = find(extensions, readyForDischargeUrl(base))?.extension;
  const check = find(extensions, secrecyCheckUrl(base))?.extension;
  const role = first(bundle, 'PractitionerRole');
  return {
    estimatedDischargeAt: find(extensions, estimatedDischargeUrl(base))?.valueDateTime,
    admittedAt: encounter?.period?.start,
    dischargedAt: encounter?.period?.end,
    readyJudgedBy: shown(find(ready, 'judgedBy')?.valueReference),
    readyJudgedAt: find(ready, 'judgedAt')?.valueDateTime,
    readyRevokedAt: find(ready, 'revokedAt')?.valueDateTime,
    secrecyCheckedBy: shown(find(check, 'by')?.valueReference),
    secrecyCheckedAt: find(check, 'at')?.valueDateTime,
    careContact:
      encounter &&
      joined([role?.practitioner?.display ?? role?.identifier?.[0]?.value, shown(role?.organization)], ', '),
    planningUnit: shown(find(extensions, planningUnitUrl(base))?.valueReference),
    text: joined(first(bundle, 'Communication')?.payload?.map((payload) => payload.contentString) ?? [], '\n'),
  };
}

function saidOfEarlier(bundle: Message): Partial<Record<SaidItem, string | undefined>> {
  const entity = first(bundle, 'Provenance')?.entity?.[0];
  const earlier = entity?.what.identifier?.value?.replace(/^urn:uuid:/, '');
  return entity?.role === 'removal' ? { takesBack: earlier } : { replaces: earlier };
}

function unitOf(bundle: Message, reference: Reference | undefined): NamedUnit {
  const resource = bundle.entry?.find((entry) => entry.fullUrl === reference?.reference)?.resource;
  const unit = resource?.resourceType === 'Organization' ? resource : undefined;
  return { hsaId: unit?.identifier?.[0]?.value ?? '', ...(unit?.name ? { name: unit.name } : {}) };
}

function find(extensions: Extension[] | undefined, url: string): Extension | undefined {
  return extensions?.find((extension) => extension.url === url);
}

function shown(reference: Reference | undefined): string | undefined {
  return reference?.display ?? reference?.identifier?.value;
}

/** The last four characters, which with the rest would make out one person, are hidden. */
function mask(number: string | undefined): string | undefined {
  return number === undefined ? undefined : `${number.slice(0, -4)}-****`;
}

function joined(parts: (string | undefined)[], separator: string): string | undefined {
  return parts.filter((part) => part !== undefined && part !== '').join(separator) || undefined;
}

function present(said: Partial<Record<SaidItem, string | undefined>>): MessageContent['said'] {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
