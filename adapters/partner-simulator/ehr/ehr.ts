import { Router } from 'express';
import { ehrControlRoute } from './control-route.ts';
import { createEhrFaults, type EhrFaultSetting } from './faults.ts';
import { createRequestLog, type EhrRequest } from './requests.ts';
import { ehrRoute } from './route.ts';
import { createEhrStore, type Stored } from './store.ts';

/** An EHR that plans are written to. */
export interface SimulatedEhr {
  /** What a writer is given as the EHR's address. */
  fhirBaseUrl: string;
  /** Newest versions, in the order that they were created. */
  resources(): Stored[];
  /** What was asked, the latest thousand. */
  requests(): EhrRequest[];
  setFault(setting: EhrFaultSetting): void;
}

export interface EhrParts {
  /** Address of the whole simulator. */
  url: () => string;
  now: () => string;
  closing: AbortSignal;
}

export function createEhr({ url, now, closing }: EhrParts): { ehr: SimulatedEhr; route: Router } {
  const faults = createEhrFaults();
  const store = createEhrStore(now, () => faults.is('random-versions'));
  const requests = createRequestLog();
  const base = (): string => `${url()}/ehr/fhir`;
  const route = Router();
  route.use('/ehr/fhir', ehrRoute({ store, faults, requests, base, now, closing }));
  route.use(ehrControlRoute(faults, store));
  return {
    route,
    ehr: {
      get fhirBaseUrl() {
        return base();
      },
      resources: () => store.all(),
      requests: () => requests.all(),
      setFault: (setting) => faults.set(setting),
    },
  };
}
