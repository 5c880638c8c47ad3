import { bool, code, dateTime, element, id, instant, list, text, texts, unreadElements, uri } from './element.ts';

export const coding = element({ system: uri, version: text, code, display: text, userSelected: bool });
export const codeableConcept = element({ coding: list(coding), text });
export const period = element({ start: dateTime, end: dateTime });
export const identifier = element({
  use: code,
  type: codeableConcept,
  system: uri,
  value: text,
  period,
  ...unreadElements('assigner'),
});
export const reference = element({ reference: text, type: uri, identifier, display: text });
export const humanName = element({
  use: code,
  text,
  family: text,
  given: texts,
  prefix: texts,
  suffix: texts,
  period,
});
export const address = element({
  use: code,
  type: code,
  text,
  line: texts,
  city: text,
  district: text,
  state: text,
  postalCode: text,
  country: text,
  period,
});
export const contactPoint = element({
  system: code,
  value: text,
  use: code,
  period,
  ...unreadElements('rank', '_rank'),
});
export const meta = element({
  versionId: id,
  lastUpdated: instant,
  source: uri,
  profile: texts,
  security: list(coding),
  tag: list(coding),
});
