import type { MeetingCopy, SipCopy } from '../../domain/disclosure/sip-copy.ts';
import type { LetterSection } from './letter.ts';
import { closeName, type Body, type Reader, type SipLetter } from './sip-letter-data.ts';
import { whenText } from './swedish-time.ts';
import { LETTER_TEXTS } from './texts.ts';
import { MEETING_FORMS } from './words.ts';

/** When, where and how; what it is about and who is called; that one may say no. */
export function noticeLetter(letter: SipLetter, copy: SipCopy, reader: Reader): Body {
  const meeting = meetingOf(copy);
  const isMoved = letter.message.message === 'sipNoticeChanged';
  const required = meeting.invitees.some(
    ({ unit, attendance }) => unit === letter.message.to.unit && attendance === 'required',
  );
  const invites = reader === 'related' || (reader === 'unit' && !required);
  const what = invites ? 'nbjudan till möte' : 'allelse till möte';
  const title = isMoved ? `Ändrad ${invites ? 'i' : 'k'}${what}` : `${invites ? 'I' : 'K'}${what}`;
  return {
    kind: 'meetingNotice',
    title,
    sections: [
      whenSection(meeting, isMoved, reader),
      ...aboutSection(letter),
      ...contentSection(meeting, reader),
      ...calledSection(meeting, letter, reader),
      ...(reader === 'unit' ? unitSections(letter, required) : personSections(letter, copy, reader)),
    ],
    notes: reader === 'person' ? LETTER_TEXTS.noChangesNothingInCompulsoryCare : [],
  };
}

/** No reason is given: whose it was tells of somebody. */
export function calledOffLetter(letter: SipLetter, copy: SipCopy, reader: Reader): Body {
  const { startsAt, endsAt } = meetingOf(copy);
  return {
    kind: 'meetingNotice',
    title: 'Mötet är inställt',
    sections: [
      { heading: 'Det här mötet blir inte av', paragraphs: [whenText(startsAt, endsAt)] },
      ...aboutSection(letter),
      ...(reader === 'unit' ? [] : [{ heading: 'Vad händer nu?', paragraphs: LETTER_TEXTS.calledOff }]),
    ],
    notes: [],
  };
}

/** Who it is about, in a letter to a unit or to somebody close; never on the outside. */
export function aboutSection({ about }: SipLetter): LetterSection[] {
  if (!about) return [];
  const { name, number } = about;
  return [{ heading: 'Vem det gäller', paragraphs: [number === undefined ? name : `${name}, ${number}`] }];
}

function meetingOf({ meetings }: SipCopy): MeetingCopy {
  const meeting = meetings.at(-1);
  if (!meeting) throw new Error('a notice without its meeting');
  return meeting;
}

function whenSection(meeting: MeetingCopy, isMoved: boolean, reader: Reader): LetterSection {
  const { startsAt, endsAt, place, form, link, personTakesPart } = meeting;
  return {
    heading: 'När, var och hur',
    paragraphs: [
      whenText(startsAt, endsAt),
      place,
      MEETING_FORMS[form],
      ...(link === undefined ? [] : [`Anslut till mötet: ${link}`]),
      ...(reader === 'person' && personTakesPart !== undefined ? [`Hur du deltar: ${personTakesPart}`] : []),
      ...(isMoved ? LETTER_TEXTS.moved : []),
    ],
  };
}

function contentSection({ content }: MeetingCopy, reader: Reader): LetterSection[] {
  if (!content) return [];
  const { purpose, why, longTermGoal, questions } = content;
  return [
    {
      heading: 'Vad mötet handlar om',
      paragraphs: [purpose, why, `Mål på lång sikt: ${longTermGoal}`],
    },
    {
      heading: reader === 'person' ? 'Det här vill du att vi tar upp' : 'Frågor till mötet',
      list: questions.filter((question) => question.trim() !== ''),
    },
  ];
}

function calledSection({ invitees, related = [] }: MeetingCopy, letter: SipLetter, reader: Reader): LetterSection[] {
  const { names, message } = letter;
  const others = invitees.filter(({ unit }) => unit !== message.to.unit);
  const close = reader === 'person' ? related.map((one) => `${closeName(letter, one)} (bjuds in)`) : [];
  if (others.length + close.length === 0) return [];
  const list = others.map(({ unit, party, attendance }) => {
    const name = names.unit(unit)?.name ?? names.party(party)?.name ?? unit;
    return `${name} (${attendance === 'required' ? 'kallas' : 'bjuds in'})`;
  });
  return [{ heading: 'Vilka mer som kallas eller bjuds in', list: [...list, ...close] }];
}

function unitSections({ message, names }: SipLetter, required: boolean): LetterSection[] {
  const isVoluntary = !required && names.unit(message.to.unit)?.side === 'other-actor';
  return [
    {
      heading: 'Att delta',
      paragraphs: [
        ...(required ? LETTER_TEXTS.attendanceRequired : LETTER_TEXTS.attendanceOptional),
        ...(isVoluntary ? LETTER_TEXTS.whyTheVoluntaryAreAsked : []),
        'Meddela oss om ni kommer, och vem som deltar.',
      ],
    },
  ];
}

function personSections({ isChild }: SipLetter, { kind }: SipCopy, reader: Reader): LetterSection[] {
  const isLocal = kind === 'l-sip';
  const heading = isLocal ? 'Vad är en L-SIP?' : 'Vad är en SIP?';
  if (reader === 'related') {
    return [
      { heading: 'Inför mötet', paragraphs: LETTER_TEXTS.noticeToRelated },
      { heading, paragraphs: isLocal ? LETTER_TEXTS.whatIsLsipForRelated : LETTER_TEXTS.whatIsSipForRelated },
    ];
  }
  if (reader === 'close') {
    return [
      { heading: 'Inför mötet', paragraphs: LETTER_TEXTS.noticeToGuardians },
      { heading: 'Du som vårdnadshavare', paragraphs: LETTER_TEXTS.toGuardians },
    ];
  }
  const what = isChild ? LETTER_TEXTS.whatIsSipForChildren : isLocal ? LETTER_TEXTS.whatIsLsip : LETTER_TEXTS.whatIsSip;
  return [
    { heading: 'Inför mötet', paragraphs: LETTER_TEXTS.noticeToThePerson },
    { heading, paragraphs: what },
    {
      heading: 'Du kan säga nej',
      paragraphs: isChild ? LETTER_TEXTS.youMaySayNoForChildren : LETTER_TEXTS.youMaySayNo,
    },
  ];
}
