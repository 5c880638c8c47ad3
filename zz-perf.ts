import { ready } from './domain/testing/played-case.ts';
import { HOME_CARE, HEALTH_CENTRE, HOME_NURSING, homeCare, ward, centreHead, careContact } from './domain/testing/people.ts';
import { noHindrance } from './domain/testing/played-case.ts';
let n=0; 
function run(){ const p=ready([HOME_CARE,HOME_NURSING,HEALTH_CENTRE]);
 p.give('beginPlanning',{unit:HOME_CARE.unit},homeCare);
 p.give('appointCareContact',{unit:HEALTH_CENTRE.unit,careContact:careContact.hsaId},centreHead);
 p.give('changeEstimate',{estimatedDischargeAt:(p.at+9e7) as never},ward.planner); p.settle();
 p.give('revokeReady',{at:p.at},ward.physician); p.settle();
 p.later(3); p.give('declareReady',{by:'x',judgedAt:p.at,secrecy:noHindrance(p.at)},ward.physician); p.settle();
 p.give('reportMeetingNotice',{sentAt:p.at},careContact);
 for(const u of [HOME_CARE,HOME_NURSING,HEALTH_CENTRE]) p.give('transferInformation',{unit:u.unit,text:'x',secrecy:noHindrance(p.at)},ward.planner);
 p.settle(); p.give('informPatient',{at:p.at},ward.planner); p.give('reportDischarge',{at:p.at},ward.planner); p.settle(); p.clock(); return p;}
for(let i=0;i<30;i++) run();
const t=performance.now(); let p; for(let i=0;i<100;i++) p=run(); const ms=(performance.now()-t)/100;
console.log('ms per case',ms.toFixed(2),'events',p!.events.length,'commands', new Set(p!.events.map(e=>e.commandId)).size,'state bytes',JSON.stringify(p!.state).length, p!.state.status, p!.duties().filter(d=>d.status==='open').map(d=>d.code));
