import { handleByHand } from './by-hand.ts';
import { closeCase } from './closing.ts';
import type { DischargeForm } from './discharge-form.ts';
import { informationElsewhere, informPatient, transferInformation } from './information.ts';
import { clearMark, markDeceased, markProtected } from './marks.ts';
import { correctJudgement, findUnit, judgeNeed, judgeNoNeed } from './judgement.ts';
import {
  appointCareContact,
  beginPlanning,
  endCompulsoryCare,
  recordBothSides,
  recordCompulsoryCare,
  reportMeetingNotice,
} from './planning.ts';
import { changeEstimate, declareReady, recordSecrecyCheck, reportDischarge, revokeReady } from './ready.ts';

/** Every form of a discharge, in the order in which they usually come. */
export const FORMS: readonly DischargeForm[] = [
  judgeNeed,
  judgeNoNeed,
  findUnit,
  changeEstimate,
  beginPlanning,
  appointCareContact,
  recordBothSides,
  declareReady,
  recordSecrecyCheck,
  revokeReady,
  reportMeetingNotice,
  transferInformation,
  informationElsewhere,
  informPatient,
  reportDischarge,
  recordCompulsoryCare,
  endCompulsoryCare,
  handleByHand,
  correctJudgement,
  markDeceased,
  markProtected,
  clearMark,
  closeCase,
];
