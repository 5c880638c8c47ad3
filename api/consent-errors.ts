import type { RejectionCode } from '../domain/sip/codes.ts';
import type { ErrorRow } from './error-row.ts';
import { CHILDREN, CONSENT, CONSENT_TO_PLAN, GUARDIANS, routine } from './plan-rules.ts';

/** Who may not tell of a plan may still report a child at risk, and must not be led to believe otherwise. */
const NEVER_STOPS_A_CONCERN = 'Detta hindrar aldrig en orosanmälan till socialnämnden.';

function consentRow(status: number, text: string, rule: string): ErrorRow {
  return { status, text: `${text} ${NEVER_STOPS_A_CONCERN}`, rule };
}

/** Refusals about whose consent is needed, and what it lets through. */
export const CONSENT_ERRORS = {
  'guardian-not-consenter': consentRow(
    422,
    'Ingen vårdnadshavare i ärendet kan samtycka. Lägg till vårdnadshavarna, eller bedöm vem som samtycker i saken.',
    GUARDIANS,
  ),
  'giver-not-consenter': consentRow(
    422,
    'Det är inte den personens samtycke som behövs. Ange rätt person, eller bedöm på nytt vem som samtycker i saken.',
    `${CONSENT} ${GUARDIANS}`,
  ),
  'nobody-can-consent': consentRow(
    409,
    'Ingen kan samtycka i saken, så ingen plan kan upprättas. Samverka ändå kring personens behov, var och en med sina egna uppgifter.',
    routine('Om den enskilde inte lämnar samtycke'),
  ),
  'child-not-heard': consentRow(
    422,
    'Bedöm först om barnet är tillräckligt gammalt och moget för att tillfrågas, och notera vad barnet anser.',
    CHILDREN,
  ),
  'child-disagrees': consentRow(
    409,
    'Barnet säger nej. Bedöm barnets mognad i just den här saken innan ni går vidare.',
    CHILDREN,
  ),
  'adult-has-no-guardians': consentRow(
    422,
    'Personen är inte under 18 år och samtycker själv. Fråga personen.',
    CHILDREN,
  ),
  'consent-general': consentRow(
    422,
    'Ett samtycke kan aldrig vara generellt. Ange för varje mottagare vilka slags uppgifter det gäller.',
    CONSENT,
  ),
  'consent-empty': consentRow(
    422,
    'Ange vad samtycket gäller: att upprätta planen, vilka som får bjudas in eller vilka uppgifter som får delas.',
    CONSENT,
  ),
  'consent-in-the-past': consentRow(
    422,
    'Samtyckets sista dag har passerat. Ange en kommande dag, eller att det gäller tills det återkallas.',
    CONSENT,
  ),
  'no-such-consent': consentRow(
    409,
    'Det finns inget sådant samtycke som gäller. Läs om ärendet och välj ett samtycke som finns där.',
    CONSENT,
  ),
  'consent-stands': consentRow(
    409,
    'Samtycket gäller. Tar personen tillbaka det finns en egen knapp för det. Annars: ange ett annat skäl.',
    CONSENT,
  ),
  'consent-missing-draw-up': consentRow(
    409,
    'Samtycke till att upprätta planen saknas. Inhämta och notera det först.',
    CONSENT_TO_PLAN,
  ),
  'consent-missing-invite': consentRow(
    409,
    'Personen har inte sagt ja till att en av dem bjuds in. Inhämta och notera samtycket till parten, eller önskan om den närstående, eller ta bort den.',
    routine('Erbjuda SIP och inhämta samtycke'),
  ),
  'consent-missing-digital': consentRow(
    409,
    'Samtycke till ett digitalt möte saknas. Inhämta och notera det först, eller välj ett fysiskt möte.',
    routine('Förbered SIP tillsammans med den enskilde'),
  ),
  'consent-missing-at-eighteen': consentRow(
    409,
    'Personen fyller 18 år före mötet, och det egna samtycket räcker då inte. Fråga personen själv och notera svaret, eller välj en tidigare dag.',
    `${CONSENT} ${CHILDREN}`,
  ),
  'consent-ends-before-meeting': consentRow(
    409,
    'Samtycket gäller till och med {lastDay}, och mötet är senare. Förnya samtycket först, eller välj en tidigare dag.',
    CONSENT,
  ),
  'not-wanted-by-person': consentRow(
    409,
    'Personen vill inte ha med en av de kallade. Ta bort den, eller fråga personen igen och notera svaret i förberedelsen.',
    routine('Förbered SIP tillsammans med den enskilde'),
  ),
  'no-ground-to-inform': consentRow(
    409,
    'Samtycket är återkallat, så bara personen själv och vårdnadshavare som bestämmer för barnet får veta mer. Ta bort de andra.',
    `${CONSENT} ${routine('Avsluta SIP')}`,
  ),
} as const satisfies Partial<Record<RejectionCode, ErrorRow>>;
