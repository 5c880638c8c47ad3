import { describe, expect, test } from '@jest/globals';
import { localDate } from '../../domain/calendar/local-date.ts';
import { consentForm, type ConsentAsked } from './consent-form.ts';
import { informationSheet, type Sheet, type SheetReader } from './information-sheet.ts';
import { renderLetter } from './render-letter.ts';

const frame = { sender: { body: 'Huvudman Prov', contactName: 'Li Provperson' }, date: localDate(2026, 3, 12) };
const sources = ['Provrutin, Provutgivare'];

const ASKED: ConsentAsked = {
  ...frame,
  kind: 'sip',
  name: 'Åke Provperson',
  invite: ['Psykiatrin'],
  share: [{ party: 'Skolan', kinds: ['school', 'family'] }],
  digitalMeeting: false,
  until: null,
  sources,
};

function asked(part: Partial<ConsentAsked> = {}): string {
  return renderLetter(consentForm({ ...ASKED, ...part }));
}

function sheet(reader: SheetReader, kind: Sheet['kind'] = 'sip'): string {
  return renderLetter(informationSheet({ ...frame, reader, kind, sources }));
}

describe('a consent to sign', () => {
  test('asks about each thing apart, with nothing answered beforehand', () => {
    const html = asked();
    const rows = [...html.matchAll(/<tr><td>(.*?)<\/td><td><\/td><td><\/td><\/tr>/g)].map(([, question]) => question);
    expect(rows).toEqual([
      'En plan får göras',
      'Psykiatrin får bjudas in till möte om planen',
      'Skolan får veta: skola',
      'Skolan får veta: familj och närstående',
    ]);
    expect(asked({ digitalMeeting: true })).toContain('Möten får hållas digitalt');
  });

  test('says how long it holds, how it is taken back, that it may be oral, and on what it rests', () => {
    expect(asked()).toContain('gäller tills du tar tillbaka det');
    const html = asked({ until: localDate(2026, 5, 1) });
    expect(html).toContain('gäller till och med 1 maj 2026');
    for (const said of [
      'Säg till den som står sist',
      'muntligt',
      'Planen i sig behöver inte skrivas under',
      sources[0],
    ]) {
      expect(html).toContain(said);
    }
    for (const line of ['Ort och datum', 'Underskrift', 'Namnförtydligande', 'Personnummer']) {
      expect(html).toContain(`<p class="blank">${line}</p>`);
    }
  });

  test('leaves a line for the name where the reader may not have it', () => {
    expect(asked()).not.toContain('<p class="blank">Namn</p>');
    const { name: _, ...nameless } = ASKED;
    expect(renderLetter(consentForm(nameless))).toContain('<p class="blank">Namn</p>');
  });

  test('speaks to a guardian of the child, and says that both are asked', () => {
    const html = asked({ giver: { name: 'Vera Provperson' } });
    expect(html).toContain('Vilket barn det gäller');
    expect(html).toContain('<p class="blank">Vera Provperson</p>');
    expect(html).toContain('två vårdnadshavare');
    expect(asked()).not.toContain('vårdnadshavare');
  });
});

describe('what a plan is, before consent', () => {
  test.each<[SheetReader, string]>([
    ['adult', 'Det är din situation'],
    ['child', 'Du är huvudpersonen'],
    ['guardian', 'I regel är det vårdnadshavarna'],
  ])('is said to a reader who is %s', (reader, said) => {
    const html = sheet(reader);
    expect(html).toContain(said);
    expect(html).toContain(`Källor: ${sources[0]}.`);
    expect(html).not.toContain('class="addressee"');
  });

  test('is another plan within one municipality, of which no more is promised', () => {
    expect(sheet('adult', 'l-sip')).toContain('Vad är en L-SIP?');
    expect(sheet('adult', 'l-sip')).not.toMatch(/region|ska delta/i);
  });
});
