/** Where the rules of a plan stand, as refusals name them. */
const ROUTINE = 'Länsgemensam rutin SIP (Vårdsamverkan Västra Götaland, 2025-04-11)';
const LOCAL = 'Rutin för L-SIP (Hjo kommun, 2017-11-20)';

export const routine = (section: string): string => `${ROUTINE}, ${section}.`;

/** Only the municipality's own routine says so. */
export const local = (section: string): string => `${LOCAL}, ${section}.`;

const LAW = 'Socialtjänstlagen (2025:400) 10 kap. 8 § och hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §';

export const SIP_LAW = `${LAW}.`;

/** A plan within one municipality rests on no statute, so that its own routine is named beside the law. */
export const CONSENT_TO_PLAN = `För SIP: ${LAW}. För L-SIP: ${LOCAL}, inledningen.`;

export const REQUIRED_CONTENT = `För SIP: socialtjänstlagen (2025:400) 10 kap. 9 § och hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §. För L-SIP: ${LOCAL}, inledningen.`;

/** A guardian who is prevented does not decide; then the other does alone. */
export const GUARDIANS = `Föräldrabalken 6 kap. 11 och 13 §§; ${ROUTINE}, Samtycke för barn och unga under 18 år.`;

export const CHILDREN = routine('Samtycke för barn och unga under 18 år');

export const CONSENT = routine('Samtycke');
