/**
 * Numbers made for tests and given to nobody, twelve digits: rows of Skatteverket's open data "Testpersonnummer" and
 * "Testsamordningsnummer", and the two that examples of Swedish health care use everywhere.
 */
export const TEST_NUMBERS: readonly string[] = [
  '191212121212',
  '197010632391',
  '190308189802',
  '190309069813',
  '190309249811',
  '190310139803',
  '190311019814',
  '190311199814',
  '190312049802',
  '190312089808',
  '190312269806',
  '190401149810',
  '201901012391',
  '201901192391',
  '201902062395',
  '201902242393',
  '201903142394',
  '201903312385',
  '201904182381',
  '201905062384',
  '201905242382',
  '201906112386',
  // Coordination numbers; in the first month of birth is unknown, in the second day, in the third both.
  '191500722390',
  '191711602399',
  '198000602394',
  '202601612381',
  '202601622380',
  '202601912393',
];
