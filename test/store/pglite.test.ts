import { describe } from '@jest/globals';
import { openDatabase } from '../../adapters/store/database.ts';
import { claimsSuite } from './claims-suite.ts';
import { storeSuite } from './store-suite.ts';

describe('the store', () => storeSuite(() => openDatabase({})));
describe('claims', () => claimsSuite(() => openDatabase({})));
