import { Router } from 'express';
import type { Deps } from './deps.ts';

/** `/livez`: the process answers. `/readyz`: engine, database and a polling worker are there; partners are only told. */
export function healthRoute({ readiness }: Pick<Deps, 'readiness'>): Router {
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const found = await readiness();
    const ready = found.engine && found.database && found.worker;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not-ready', ...found });
  });
  return router;
}
