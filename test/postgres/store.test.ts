import { describe } from '@jest/globals';
import { openDatabase } from '../../adapters/store/database.ts';
import { claimsSuite } from '../store/claims-suite.ts';
import { storeSuite } from '../store/store-suite.ts';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('Run this suite with npm run test:postgres, which starts a PostgreSQL server for it.');
describe('the store', () => storeSuite(() => openDatabase({ url })));
describe('claims', () => claimsSuite(() => openDatabase({ url })));
