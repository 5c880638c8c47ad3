import { startPartnerSimulator } from '../adapters/partner-simulator/simulator.ts';

/** A receiver's system in a process of its own, so that its work is nobody's cost. Ends with its parent. */
const simulator = await startPartnerSimulator({ port: 0 });
process.on('SIGINT', () => undefined);
process.once('disconnect', () => void simulator.close());
process.send?.({ fhirBaseUrl: simulator.fhirBaseUrl, ehrBaseUrl: simulator.ehr.fhirBaseUrl });
