import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instant, parseInstant, type Instant } from '../../domain/calendar/instant.ts';
import { instantOf } from '../../domain/calendar/stockholm.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { meetingCalendarFile, type CalendarMeeting } from './meeting-calendar-file.ts';

const at = (iso: string): Instant => parseInstant(iso)!;

const meeting: CalendarMeeting = {
  uid: '7e0f7a52-6b3c-4b6e-9a55-5f0f3a1d2c44.12',
  sequence: 0,
  status: 'confirmed',
  startsAt: at('2027-04-08T13:00:00+02:00'),
  endsAt: at('2027-04-08T14:00:00+02:00'),
  place: 'Stadshuset, rum 1; plan 2',
  link: 'https://video.example/rum?id=1',
  organizerName: 'Provköpings kommun',
  publicUrl: 'https://samordna.region.example',
  sentAt: at('2027-03-28T09:00:00.123Z'),
};

/** Lines of the file as a reader sees them: unfolded. */
function linesOf(file: string): string[] {
  expect(file.endsWith('\r\n')).toBe(true);
  return file.replaceAll('\r\n ', '').slice(0, -2).split('\r\n');
}

function valueOf(file: string, name: string): string | undefined {
  const line = linesOf(file).find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`));
  return line?.slice(name.length + 1);
}

test('a meeting is told with its time, place and link, and with nothing of whom it is about', () => {
  expect(linesOf(meetingCalendarFile(meeting))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samordna//Samordna//SV',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    expect.stringMatching(/^UID:[0-9a-f]{8}-[0-9a-f-]{27}$/),
    'SEQUENCE:0',
    'DTSTAMP:20270328T090000Z',
    'DTSTART:20270408T110000Z',
    'DTEND:20270408T120000Z',
    'STATUS:CONFIRMED',
    'CLASS:PRIVATE',
    'SUMMARY:Möte enligt kallelse i Samordna',
    'DESCRIPTION:Mer om mötet finns i Samordna: https://samordna.region.example/\\nAnslut till mötet: https://video.example/rum?id=1',
    'LOCATION:Stadshuset\\, rum 1\\; plan 2',
    'ORGANIZER;CN="Provköpings kommun":https://samordna.region.example/',
    'URL:https://samordna.region.example/',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
});

test('a cancelled meeting keeps its id and says neither place nor link', () => {
  const file = meetingCalendarFile({ ...meeting, status: 'cancelled', sequence: 2 });
  expect(valueOf(file, 'METHOD')).toBe('CANCEL');
  expect(valueOf(file, 'STATUS')).toBe('CANCELLED');
  expect(valueOf(file, 'SEQUENCE')).toBe('2');
  expect(valueOf(file, 'UID')).toBe(valueOf(meetingCalendarFile(meeting), 'UID'));
  expect(file).not.toMatch(/Stadshuset|video\.example/);
});

test('another meeting has another id, and the id gives nothing of the case away', () => {
  const file = meetingCalendarFile(meeting);
  const other = meetingCalendarFile({ ...meeting, uid: `${meeting.uid}3` });
  expect(valueOf(other, 'UID')).not.toBe(valueOf(file, 'UID'));
  expect(file).not.toContain('7e0f7a52');
});

test('what is left out leaves no line', () => {
  const { place: _place, link: _link, endsAt: _endsAt, ...bare } = meeting;
  const file = meetingCalendarFile(bare);
  expect(['LOCATION', 'DTEND'].map((name) => valueOf(file, name))).toEqual([undefined, undefined]);
  expect(file).not.toMatch(/Anslut|undefined/);
});

describe('in the nights when the clocks are changed', () => {
  test.each([
    ['01.30 before summer time begins', localDate(2027, 3, 28), 1, '20270328T003000Z'],
    ['03.30 after summer time has begun', localDate(2027, 3, 28), 3, '20270328T013000Z'],
    ['01.30 before summer time ends', localDate(2027, 10, 31), 1, '20271030T233000Z'],
    ['03.30 after summer time has ended', localDate(2027, 10, 31), 3, '20271031T023000Z'],
  ])('%s', (_name, day, hour, expected) => {
    const file = meetingCalendarFile({ ...meeting, startsAt: instantOf(day, hour, 30) });
    expect(valueOf(file, 'DTSTART')).toBe(expected);
  });

  test('both hours that the clock calls half past two are told apart', () => {
    const [first, second] = [at('2027-10-31T02:30:00+02:00'), at('2027-10-31T02:30:00+01:00')].map((startsAt) =>
      valueOf(meetingCalendarFile({ ...meeting, startsAt }), 'DTSTART'),
    );
    expect([first, second]).toEqual(['20271031T003000Z', '20271031T013000Z']);
  });
});

describe('long and odd texts', () => {
  const longest = (file: string): number => Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)));

  test('are folded at 75 octets without a character being cut', () => {
    const place = 'Sammanträdesrummet Åsögränd, Östra längan på andra våningen '.repeat(10);
    const file = meetingCalendarFile({ ...meeting, place });
    expect(longest(file)).toBe(75);
    expect(Buffer.from(file).toString('utf8')).toBe(file);
    expect(valueOf(file, 'LOCATION')).toBe(place.replaceAll(',', '\\,'));
  });

  test('make no line of their own', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('a\r\nATTENDEE:mailto:x@y.example', 'a\nb', 'a\rb', '";X=1:', '\u0000\u007f\u0008', '^n"', '\\n'),
    );
    const names = (file: string): string[] => linesOf(file).map((line) => /^[A-Z]+/.exec(line)?.[0] ?? line);
    const plain = names(meetingCalendarFile(meeting));
    fc.assert(
      fc.property(text, (odd) => {
        const file = meetingCalendarFile({ ...meeting, place: odd, link: odd, organizerName: odd });
        expect(names(file)).toEqual(plain);
        expect(longest(file)).toBeLessThanOrEqual(75);
        expect(valueOf(file, 'ORGANIZER')).toMatch(/^CN="[^"]*":https:\/\/samordna\.region\.example\/$/);
      }),
    );
  });

  test('quotes in a name are kept as the standard writes them', () => {
    const file = meetingCalendarFile({ ...meeting, organizerName: 'Vård "Norr" ^1' });
    expect(valueOf(file, 'ORGANIZER')).toContain(`CN="Vård ^'Norr^' ^^1"`);
  });
});

test('there is no room for anybody: the type has nothing but the meeting', () => {
  const keys = [
    'uid',
    'sequence',
    'status',
    'startsAt',
    'endsAt',
    'place',
    'link',
    'organizerName',
    'publicUrl',
    'sentAt',
  ] as const satisfies readonly (keyof CalendarMeeting)[];
  const isWhole: Exclude<keyof CalendarMeeting, (typeof keys)[number]> extends never ? true : false = true;
  expect(isWhole).toBe(true);
  const more = { ...meeting, startsAt: instant(0), name: 'Tolvan Tolvansson', number: '191212121212' };
  expect(meetingCalendarFile(more)).not.toMatch(/Tolvan|1912/);
});
