import { openDatabase } from '../../adapters/store/database.ts';
import { storeSuite } from '../store/store-suite.ts';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('Run this suite with npm run test:postgres, which starts a PostgreSQL server for it.');
storeSuite(() => openDatabase({ url }));
