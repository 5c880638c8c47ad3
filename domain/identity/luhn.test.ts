import { expect, test } from '@jest/globals';
import { hasValidCheckDigit } from './luhn.ts';

test.each(['1212121212', '7010632391', '4242424242424242', '0000000000'])('%s adds up', (digits) => {
  expect(hasValidCheckDigit(digits)).toBe(true);
});

test.each(['1212121213', '7010632390', '2112121212', '4242424242424241'])('%s does not', (digits) => {
  expect(hasValidCheckDigit(digits)).toBe(false);
});
