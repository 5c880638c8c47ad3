import { z } from 'zod';
import {
  address,
  codeableConcept,
  coding,
  contactPoint,
  humanName,
  identifier,
  meta,
  period,
  reference,
} from './datatypes.ts';
import {
  bool,
  code,
  date,
  dateTime,
  element,
  id,
  instant,
  list,
  text,
  unread,
  unreadElements,
  uri,
} from './element.ts';

/** Checked one by one, each against its own type. */
const anyResource = z.looseObject({ resourceType: z.string() });

function resourceOf(
  resourceType: string,
  fields: Record<string, z.ZodType>,
  required: readonly string[] = [],
): z.ZodType {
  return element(
    {
      resourceType: z.literal(resourceType),
      id,
      meta,
      implicitRules: uri,
      language: code,
      text: unread,
      contained: list(anyResource),
      modifierExtension: unread,
      ...fields,
    },
    ['resourceType', ...required],
  );
}

const patient = resourceOf('Patient', {
  identifier: list(identifier),
  active: bool,
  name: list(humanName),
  telecom: list(contactPoint),
  gender: code,
  birthDate: date,
  deceasedBoolean: bool,
  deceasedDateTime: dateTime,
  address: list(address),
  generalPractitioner: list(reference),
  ...unreadElements(
    'maritalStatus',
    'multipleBirthBoolean',
    '_multipleBirthBoolean',
    'multipleBirthInteger',
    '_multipleBirthInteger',
  ),
  ...unreadElements('photo', 'contact', 'communication', 'managingOrganization', 'link'),
});

const encounter = resourceOf(
  'Encounter',
  {
    identifier: list(identifier),
    status: code,
    class: coding,
    subject: reference,
    episodeOfCare: list(reference),
    period,
    serviceProvider: reference,
    ...unreadElements('statusHistory', 'classHistory', 'type', 'serviceType', 'priority', 'basedOn', 'participant'),
    ...unreadElements('appointment', 'length', 'reasonCode', 'reasonReference', 'diagnosis', 'account'),
    ...unreadElements('hospitalization', 'location', 'partOf'),
  },
  ['status', 'class'],
);

const organization = resourceOf('Organization', {
  identifier: list(identifier),
  active: bool,
  type: list(codeableConcept),
  name: text,
  ...unreadElements('alias', '_alias', 'telecom', 'address', 'partOf', 'contact', 'endpoint'),
});

const practitioner = resourceOf('Practitioner', {
  identifier: list(identifier),
  active: bool,
  name: list(humanName),
  ...unreadElements(
    'telecom',
    'address',
    'gender',
    '_gender',
    'birthDate',
    '_birthDate',
    'photo',
    'qualification',
    'communication',
  ),
});

const bundle = element(
  {
    resourceType: z.literal('Bundle'),
    meta,
    identifier,
    type: code,
    timestamp: instant,
    implicitRules: uri,
    language: code,
    entry: list(
      element({
        fullUrl: uri,
        resource: anyResource,
        request: element(
          { method: code, url: uri, ifNoneMatch: text, ifModifiedSince: instant, ifMatch: text, ifNoneExist: text },
          ['method', 'url'],
        ),
        ...unreadElements('link', 'search', 'response', 'modifierExtension'),
      }),
    ),
    ...unreadElements('total', 'link', 'signature'),
  },
  ['resourceType', 'type'],
);

const task = resourceOf(
  'Task',
  {
    identifier: list(identifier),
    status: code,
    intent: code,
    executionPeriod: period,
    output: list(
      element(
        {
          type: codeableConcept,
          valueBoolean: bool,
          valueString: text,
          valueCode: code,
          valueDateTime: dateTime,
          valueReference: reference,
        },
        ['type'],
      ),
    ),
    ...unreadElements(
      'instantiatesCanonical',
      '_instantiatesCanonical',
      'instantiatesUri',
      '_instantiatesUri',
      'basedOn',
    ),
    ...unreadElements('groupIdentifier', 'partOf', 'statusReason', 'businessStatus', 'priority', '_priority', 'code'),
    ...unreadElements('description', '_description', 'focus', 'for', 'encounter', 'authoredOn', '_authoredOn'),
    ...unreadElements('lastModified', '_lastModified', 'requester', 'performerType', 'owner', 'location', 'reasonCode'),
    ...unreadElements('reasonReference', 'insurance', 'note', 'relevantHistory', 'restriction', 'input'),
  },
  ['status', 'intent'],
);

/** The types that the hub takes, by name. */
export const RESOURCES: Readonly<Record<string, z.ZodType>> = {
  Bundle: bundle,
  Encounter: encounter,
  Organization: organization,
  Patient: patient,
  Practitioner: practitioner,
  Task: task,
};
