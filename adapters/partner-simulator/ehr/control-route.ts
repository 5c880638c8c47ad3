import express, { Router } from 'express';
import { ehrFaultSetting, type EhrFaults } from './faults.ts';
import { ehrPage } from './page.ts';
import type { EhrStore } from './store.ts';

const NOT_A_SETTING = { error: { code: 'not-a-fault-setting', text: 'Inställningen av fel har inte rätt form.' } };

/** For people and tests: `GET /ehr`, `GET /simulator/ehr/received`, `PUT /simulator/ehr/faults`. */
export function ehrControlRoute(faults: EhrFaults, store: EhrStore): Router {
  const router = Router();
  router.get('/ehr', (_request, response) => {
    response.type('html').send(ehrPage(store.all(), faults.now));
  });
  router.get('/simulator/ehr/received', (_request, response) => {
    const received = store.all().map(({ resourceType, id, meta }) => ({ resourceType, id, versionId: meta.versionId }));
    response.json({ fault: faults.now, received });
  });
  router.put('/simulator/ehr/faults', express.json({ limit: '1kb' }), (request, response) => {
    const parsed = ehrFaultSetting.safeParse(request.body);
    if (parsed.success) faults.set(parsed.data);
    response.status(parsed.success ? 200 : 400).json(parsed.success ? faults.now : NOT_A_SETTING);
  });
  return router;
}
