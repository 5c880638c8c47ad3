import { touched, written, type Folds } from './fold.ts';
import type { Meeting, SipState } from './state.ts';

/** Folds preparation and meetings. */
export const MEETING_FOLDS: Folds<
  | 'prepared'
  | 'meetingConvened'
  | 'noticeAnswered'
  | 'meetingMoved'
  | 'meetingCancelled'
  | 'meetingHeld'
  | 'absenceExplained'
> = {
  prepared: (state, { related = [], ...data }, event) =>
    touched(
      {
        ...state,
        related: state.related.map((one) => {
          const said = related.find(({ id }) => id === one.id);
          return said ? { ...one, wish: { ...written(event), wish: said.wish } } : one;
        }),
        preparation: { ...written(event), ...data },
        prepared: [...state.prepared, written(event)],
      },
      event,
      'preparation',
    ),
  meetingConvened: (state, data, event) => {
    const meeting: Meeting = { ...written(event), ...data, moves: [], replies: [], absences: [] };
    return touched({ ...state, meetings: [...state.meetings, meeting] }, event, 'meeting');
  },
  noticeAnswered: (state, { meeting, ...reply }, event) =>
    touched(
      change(state, meeting, (one) => ({ ...one, replies: [...one.replies, { ...written(event), ...reply }] })),
      event,
      'meeting',
    ),
  meetingMoved: (state, { meeting, because, saidBy, endsAt, ...moved }, event) =>
    touched(
      change(state, meeting, ({ endsAt: before, link, ...one }) => ({
        ...one,
        ...(link === undefined || moved.form === 'physical' ? {} : { link }),
        ...moved,
        ...endOf(endsAt ?? (moved.startsAt === one.startsAt ? before : undefined)),
        moves: [...one.moves, { ...written(event), from: one.startsAt, because, saidBy }],
      })),
      event,
      'meeting',
    ),
  meetingCancelled: (state, { meeting, because }, event) =>
    touched(
      change(state, meeting, (one) => ({ ...one, cancelled: { ...written(event), because } })),
      event,
      'meeting',
    ),
  meetingHeld: (state, { meeting, ...held }, event) =>
    touched(
      change(state, meeting, (one) => ({ ...one, held: { ...written(event), ...held } })),
      event,
      'meeting',
    ),
  absenceExplained: (state, { meeting, ...absence }, event) =>
    touched(
      change(state, meeting, (one) => ({ ...one, absences: [...one.absences, { ...written(event), ...absence }] })),
      event,
      'meeting',
    ),
};

/** The end that a meeting had before tells nothing of one at another time. */
function endOf(endsAt: Meeting['endsAt']): Pick<Meeting, 'endsAt'> {
  return endsAt === undefined ? {} : { endsAt };
}

function change(state: SipState, id: string, how: (meeting: Meeting) => Meeting): SipState {
  return { ...state, meetings: state.meetings.map((one) => (one.meeting === id ? how(one) : one)) };
}
