import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/** Addresses that the console's own script draws; anything else is not there. */
const PAGES = ['/', '/logga-in', '/arenden', '/arenden/:id', '/statistik'];

/** Sources lie beside `dist`, what is built lies in it. */
const BUILT = existsSync(join(import.meta.dirname, 'pages.ts'))
  ? join(import.meta.dirname, '../dist/web')
  : join(import.meta.dirname, '../web');

/** The built console: its files for ever, since their names change with their content, and its one page anew each time. */
export function consolePages(folder: string = BUILT): Router {
  const router = Router();
  const page = join(folder, 'index.html');
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  router.get(PAGES, (_request, response) => {
    if (!existsSync(page)) {
      response.status(503).type('text').send('Konsolen är inte byggd. Kör npm run build.');
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(page);
  });
  return router;
}
