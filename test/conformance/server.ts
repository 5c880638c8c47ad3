/** Address of the server that scripts/test-conformance.ts has started. @throws Error when it has not */
function serverUrl(): string {
  const url = process.env['CONFORMANCE_URL'];
  if (!url) throw new Error('The conformance tests are run with npm run test:conformance.');
  return url;
}

export function fhirBase(): string {
  return `${serverUrl()}/fhir`;
}

export function validatorUrl(): string {
  return `${serverUrl()}/validate`;
}
