import { openDatabase } from '../../adapters/store/database.ts';
import { storeSuite } from './store-suite.ts';

storeSuite(() => openDatabase({}));
