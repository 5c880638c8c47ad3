/** Where the rules of a plan stand, as refusals name them. */
const ROUTINE = 'Länsgemensam rutin SIP (Vårdsamverkan Västra Götaland, 2025-04-11)';
const LOCAL = 'Rutin för L-SIP (Hjo kommun, 2017-11-20)';

export const routine = (section: string): string => `${ROUTINE}, ${section}.`;

const LAW = 'Socialtjänstlagen (2025:400) 10 kap. 8 § och hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §';

export const SIP_LAW = `${LAW}.`;

/** A plan within one municipality rests on no statute, so that its own routine is named beside the law. */
export const CONSENT_TO_PLAN = `För SIP: ${LAW}. För L-SIP: ${LOCAL}, inledningen.`;

const CONTENT = 'socialtjänstlagen (2025:400) 10 kap. 9 § och hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §';

export const REQUIRED_CONTENT = `För SIP: ${CONTENT}. För L-SIP: ${LOCAL}, inledningen.`;

/** The plan says what each answers for, who then carries that out; nobody decides what another does. */
export const EACH_ITS_OWN = `För SIP: ${CONTENT}; ${ROUTINE}, Genomför SIP-möte och upprätta SIP. För L-SIP: ${LOCAL}, Ansvar.`;

/** A guardian who is prevented does not decide; then the other does alone. */
export const GUARDIANS = `Föräldrabalken 6 kap. 11 och 13 §§; ${ROUTINE}, Samtycke för barn och unga under 18 år.`;

export const CHILDREN = routine('Samtycke för barn och unga under 18 år');

export const CONSENT = routine('Samtycke');
