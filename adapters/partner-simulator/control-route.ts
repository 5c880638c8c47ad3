import express, { Router, type ErrorRequestHandler } from 'express';
import { faultSetting, type Faults } from './faults.ts';
import type { ReceivedLog, ReceivedMessage } from './received.ts';
import { receivedPage } from './page.ts';

/** For people and tests: `GET /`, `GET /simulator/received`, `PUT /simulator/faults`. */
export function controlRoute(faults: Faults, log: ReceivedLog): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(receivedPage(log.all(), faults.now));
  });
  router.get('/simulator/received', (_request, response) => {
    response.json({ fault: faults.now, received: log.all().map(withoutBundle) });
  });
  router.put('/simulator/faults', express.json({ limit: '1kb' }), (request, response) => {
    const parsed = faultSetting.safeParse(request.body);
    if (parsed.success) faults.set(parsed.data);
    response.status(parsed.success ? 200 : 400).json(parsed.success ? faults.now : NOT_A_SETTING);
  });
  router.use(asJson);
  return router;
}

const NOT_A_SETTING = { error: { code: 'not-a-fault-setting', text: 'Inställningen av fel har inte rätt form.' } };

const asJson: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  response.status(400).json(NOT_A_SETTING);
};

/** The whole message, with the person's number, does not leave by this way. */
function withoutBundle({ content, ...message }: ReceivedMessage): object {
  if (!content) return message;
  const { bundle: _bundle, ...told } = content;
  return { ...message, content: told };
}
