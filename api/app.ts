import { randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import { pinoHttp } from 'pino-http';
import { mailboxPage } from '../adapters/mail/mailbox-page.ts';
import { localTokenRoute } from './auth/local-token-route.ts';
import { sessionRoute } from './auth/session-route.ts';
import { signedIn } from './auth/signed-in.ts';
import { commandsRoute } from './commands-route.ts';
import { consoleRoute } from './console/route.ts';
import type { Deps } from './deps.ts';
import { jsonErrors } from './error-handler.ts';
import { fhirRoute } from './fhir/fhir-route.ts';
import { healthRoute } from './health-route.ts';
import { HttpError } from './http-error.ts';
import { lettersRoute } from './letters/letters-route.ts';
import { consolePages } from './pages.ts';
import { securityHeaders } from './security-headers.ts';

export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(deps.config));
  app.use(
    pinoHttp({
      logger: deps.log,
      genReqId: () => randomUUID(),
      // Paths may hold random ids, never queries: a search may hold a number.
      serializers: {
        req: (req: { id: string; method: string; url: string }) => ({
          id: req.id,
          method: req.method,
          path: req.url.split('?')[0],
        }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      },
      customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'warn' : 'debug'),
    }),
  );
  app.use(healthRoute(deps));
  if (deps.mailbox && !deps.config.production) app.use('/mailbox', mailboxPage(deps.mailbox));
  app.use('/fhir', fhirRoute(deps));
  app.use('/api', express.json({ limit: '256kb' }));
  app.use('/api/commands', signedIn(deps.verify, deps.directory), commandsRoute(deps));
  app.use('/api/session', sessionRoute(deps));
  app.use('/api/local-token', localTokenRoute(deps));
  app.use('/api/console', signedIn(deps.verify, deps.directory), lettersRoute(deps), consoleRoute(deps));
  app.use('/api', () => {
    throw new HttpError('not-found');
  });
  app.use(consolePages());
  app.use(jsonErrors);
  return app;
}
