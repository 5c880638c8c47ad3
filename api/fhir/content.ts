import express, { type RequestHandler } from 'express';
import { refusal } from '../../adapters/fhir/refusal.ts';

const JSON_TYPES = ['application/fhir+json', 'application/json', 'text/json'];
const FORM = 'application/x-www-form-urlencoded';
const LIMIT = '1mb';

/** JSON of FHIR 4.0 only: anything else that is asked for is 406, by Accept or by `_format`. */
export const answersJson: RequestHandler = (request, _response, next) => {
  const format = request.query['_format'];
  const isFormatKnown =
    format === undefined || (typeof format === 'string' && ['json', ...JSON_TYPES].includes(baseOf(format)));
  const accepted = (request.get('accept') ?? '*/*').split(',').map((part) => part.trim());
  if (isFormatKnown && (format !== undefined || accepted.some(isAcceptable))) return next();
  throw refusal(406, 'not-supported', 'Samordna svarar bara med JSON: application/fhir+json, FHIR-version 4.0.');
};

/** A body is JSON of FHIR 4.0; a search may be a form. */
export const takesJson: RequestHandler = (request, _response, next) => {
  const type = request.get('content-type');
  const hasBody = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  if (!hasBody) return next();
  const isSearch = request.method === 'POST' && request.path.endsWith('/_search');
  const isRight =
    type !== undefined && (isSearch ? baseOf(type) === FORM : JSON_TYPES.includes(baseOf(type)) && isVersion(type));
  if (isRight) return next();
  const wanted = isSearch ? FORM : 'application/fhir+json';
  throw refusal(415, 'not-supported', `Skicka innehållet som ${wanted}.`);
};

export const bodies: RequestHandler[] = [
  express.json({ limit: LIMIT, type: JSON_TYPES }),
  express.urlencoded({ limit: LIMIT, extended: false, type: FORM }),
];

function isAcceptable(part: string): boolean {
  const base = baseOf(part);
  if (/;\s*q=0(\.0*)?\s*(;|$)/.test(part)) return false;
  return ['*/*', 'application/*', ...JSON_TYPES].includes(base) && isVersion(part);
}

function isVersion(part: string): boolean {
  const version = /fhirversion\s*=\s*"?([\d.]+)"?/i.exec(part)?.[1];
  return version === undefined || version === '4.0' || version === '4.0.1';
}

function baseOf(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}
