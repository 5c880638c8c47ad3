import { PERSON_NUMBER_SYSTEMS } from './person-number.ts';
import type { PersonView, Worded } from '../contracts/console.ts';
import type { SeenCase } from './seen-cases.ts';
import { MARKS } from './words/cases.ts';
