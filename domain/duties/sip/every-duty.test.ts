import { describe, expect, test } from '@jest/globals';
import type { Duty } from '../../process/duty.ts';
import { HINDRANCE_CODES, WAIVER_CODES } from '../../sip/codes.ts';
import type { PlayedSip } from '../../testing/played-sip.ts';
import { SIP_DUTY_ROWS, given } from '../../testing/sip-duty-rows.ts';
import { SIP_DUTY_CODES, type SipDutyCode } from './catalogue.ts';

function first(played: PlayedSip, code: SipDutyCode): Duty {
  const [duty] = played.duties(code);
  if (!duty) throw new Error(`no duty ${code}`);
  return duty;
}

describe.each(SIP_DUTY_CODES)('%s', (code) => {
  const { opens, bearer, meets, waives, hinders } = SIP_DUTY_ROWS[code];

  test('opens, and is borne by one who can', () => {
    const duty = first(opens(), code);
    expect(duty).toMatchObject({ code, status: 'open', bearer });
    expect(duty.bearer.unit).not.toBe('');
    expect(duty.hinderedBy).toBeUndefined();
  });

  if (meets) {
    test('is met', () => {
      expect(first(given(opens(), meets), code)).toMatchObject({ status: 'met' });
    });
  }

  if (waives) {
    test('is waived, with a reason of the list', () => {
      const duty = first(given(opens(), waives[0]), code);
      expect(duty).toMatchObject({ status: 'waived', waivedBy: waives[1] });
      expect(WAIVER_CODES).toContain(waives[1]);
    });
  }

  if (hinders) {
    test('is hindered: shown, not reminded of, and no breach', () => {
      const played = given(opens(), hinders[0]);
      expect(first(played, code)).toMatchObject({ status: 'open', hinderedBy: hinders[1] });
      expect(HINDRANCE_CODES).toContain(hinders[1]);
      played.later(24 * 400).clock();
      const told = played.events.filter(
        ({ type, data }) => /^duty(Reminded|Escalated)$/.test(type) && (data as { code: string }).code === code,
      );
      expect(told).toEqual([]);
    });
  }
});
