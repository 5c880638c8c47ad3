import type { ErrorRow, ErrorRows } from './error-row.ts';
import { PLAN_ERRORS } from './plan-errors.ts';

export const ERRORS: ErrorRows = {
  ...PLAN_ERRORS,
  'not-signed-in': { status: 401, text: 'Du är inte inloggad. Logga in och försök igen.' },
  'unknown-user': { status: 403, text: 'Kontot finns inte i katalogen. Kontakta den som förvaltar Samordna.' },
  csrf: { status: 403, text: 'Sidan är för gammal. Ladda om den och försök igen.' },
  'not-found': { status: 404, text: 'Det du söker finns inte, eller så har du inte rätt att se det.' },
  'invalid-input': { status: 422, text: 'Uppgiften {field} är inte giltig: {problem}' },
  'not-json': { status: 400, text: 'Det som skickades går inte att läsa som JSON.' },
  'too-large': { status: 413, text: 'Det som skickades är för stort.' },
  'unsupported-media-type': { status: 415, text: 'Skicka innehållet som application/json.' },
  'database-away': {
    status: 503,
    text: 'Databasen svarar inte just nu. Inget har sparats. Försök igen om en stund.',
  },
  'outcome-unknown': {
    status: 503,
    text: 'Det går inte att veta om kommandot sparades. Skicka det igen med samma kommando-id, så blir det gjort en gång.',
  },
  'engine-away': {
    status: 503,
    text: 'Processmotorn svarar inte just nu. Inget har sparats. Försök igen om en stund.',
  },
  fault: { status: 500, text: 'Ett fel i Samordna hindrade kommandot. Felet är loggat under id {requestId}.' },
  'command-id-reused': {
    status: 409,
    text: 'Kommando-id:t har redan använts för ett annat innehåll eller i ett annat ärende. Använd ett nytt id för ett nytt kommando.',
  },
  'changed-since': {
    status: 409,
    text: 'Ärendet har ändrats sedan du öppnade det. Läs om det och ta ställning på nytt.',
  },
  'claim-taken': { status: 409, text: 'Det finns redan ett öppet ärende för personen eller vårdtillfället.' },
  'nothing-to-open': { status: 422, text: 'Kommandot öppnar inget ärende.' },
  'unknown-command': { status: 422, text: 'Kommandot {type} finns inte.' },
  'time-in-future': { status: 422, text: 'Tidpunkten ligger i framtiden. Ange när det faktiskt hände.' },
  'reason-missing': { status: 422, text: 'Ange en orsak.' },
  'unusable-answer': { status: 422, text: 'Svaret går inte att använda: {problem}.' },
  'unknown-case': { status: 404, text: 'Det du söker finns inte, eller så har du inte rätt att se det.' },
  'not-your-case': { status: 404, text: 'Det du söker finns inte, eller så har du inte rätt att se det.' },
  'role-not-allowed': { status: 403, text: 'Din roll eller enhet får inte göra detta.' },
  'case-closed': { status: 409, text: 'Ärendet är avslutat.' },
  'case-cancelled': { status: 409, text: 'Inskrivningen är återtagen, så det finns inget att göra i ärendet.' },
  'time-before-admission': { status: 422, text: 'Tidpunkten ligger före inskrivningen.' },
  'time-before-judgement': {
    status: 422,
    text: 'Tidpunkten ligger före bedömningen att patienten är utskrivningsklar.',
  },
  'discharge-time-missing': { status: 422, text: 'Ange när patienten skrevs ut.' },
  'other-person': {
    status: 409,
    text: 'Ärendet gäller redan en annan person. Samordna byter aldrig person i ett ärende.',
  },
  'physician-missing': {
    status: 422,
    text: 'Ange vilken läkare som har bedömt.',
    rule: 'Lag (2017:612), 2 kap. 1 § och 3 kap. 1 §: det är den behandlande läkaren som bedömer.',
  },
  'text-missing': { status: 422, text: 'Texten saknas. Skriv det som frågas efter.' },
  'text-too-long': { status: 422, text: 'Texten är för lång. Den får ha högst {longest} tecken.' },
  'unknown-unit': { status: 422, text: 'Enheten finns inte i ärendet.' },
  'unit-not-known': { status: 422, text: 'Enheten finns inte i katalogen som en enhet i kommunen eller öppenvården.' },
  'unit-not-for-plan': {
    status: 422,
    text: 'Enheten finns inte i katalogen som en enhet som kan delta i en samordnad plan.',
  },
  'unit-already-judged': { status: 409, text: 'Enheten finns redan i ärendet.' },
  'unit-already-found': { status: 409, text: 'Rätt enhet är redan angiven.' },
  'care-contact-missing': { status: 422, text: 'Ange vem som är fast vårdkontakt.' },
  'already-ready': {
    status: 409,
    text: 'Patienten är redan utskrivningsklar. Återta det först, om en ny bedömning ska göras.',
  },
  'not-ready': { status: 409, text: 'Patienten är inte utskrivningsklar.' },
  'already-discharged': { status: 409, text: 'Patienten är redan utskriven.' },
  'still-in-care': { status: 409, text: 'Patienten är inte utskriven än.' },
  'planning-already-begun': { status: 409, text: 'Enheten har redan påbörjat planeringen.' },
  'patient-already-informed': { status: 409, text: 'Patienten har redan informerats.' },
  'no-compulsory-care': { status: 409, text: 'Ingen öppen tvångsvård är angiven.' },
  'compulsory-care-already-recorded': { status: 409, text: 'Öppen tvångsvård är redan angiven.' },
  'secrecy-check-missing': {
    status: 422,
    text: 'Ange om sekretess hindrar att informationen lämnas. Sekretess hindrar aldrig en orosanmälan till socialnämnden.',
    rule: 'Lag (2017:612), 3 kap. 1 och 2 §§: det lämnas om inte sekretess hindrar det.',
  },
  'handle-by-hand': {
    status: 409,
    text: 'Detta kan inte gå av sig självt. Lämna uppgiften på annat sätt och notera det som hanterat för hand.',
  },
  'person-deceased': { status: 409, text: 'Personen har avlidit, så inget skickas.' },
  'matter-missing': { status: 422, text: 'Ange vad som har hanterats för hand.' },
  'unknown-duty': { status: 422, text: 'Uppgiften finns inte i ärendet.' },
  'not-by-hand': { status: 422, text: 'Uppgiften kan inte göras klar för hand.' },
  'already-told': { status: 409, text: 'Det är redan lämnat.' },
  'unknown-delivery': { status: 404, text: 'Meddelandet finns inte i ärendet.' },
  'not-your-delivery': {
    status: 403,
    text: 'Bara den part som skickar meddelandet, eller en administratör, får göra detta.',
  },
  'delivery-not-retryable': {
    status: 409,
    text: 'Meddelandet kan inte skickas om: det är inte ett meddelande som väntar eller har misslyckats.',
  },
  'delivery-settled': { status: 409, text: 'Meddelandet är redan framme eller stoppat.' },
  'letter-stopped': { status: 409, text: 'Brevet får inte skickas. {reason}.' },
  'delivery-no-letter': { status: 409, text: 'Försändelsen är inte ett brev, så den kan inte noteras som postad.' },
  'delivery-not-told': { status: 409, text: 'Meddelandet kan inte kvitteras: det har inte lämnats.' },
};

/** The sentence of a code with its parameters filled in. Unknown codes read as a fault of ours. */
export function errorRow(code: string, params: Record<string, string | number> = {}): ErrorRow {
  const row = ERRORS[code] ?? ERRORS.fault;
  if (!row) throw new Error('the error table lacks its own fault row');
  return { ...row, text: row.text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '–')) };
}
