/** RFC 5545, 3.1: a line is at most 75 octets long, its end not counted; what goes on begins with a space. */
const LONGEST_OCTETS = 75;

/** A property as lines of a calendar file, folded between characters. */
export function contentLine(name: string, value: string): string {
  const lines: string[] = [''];
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_OCTETS) {
      lines.push(' ');
      octets = 1;
    }
    lines[lines.length - 1] += character;
    octets += size;
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

/** A value of type TEXT (RFC 5545, 3.3.11). */
export function textValue(text: string): string {
  return withoutControls(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n');
}

/** A value of a parameter, in its quotes (RFC 6868). */
export function parameterValue(text: string): string {
  const quoted = withoutControls(text)
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replace(/\r\n|\r|\n/g, '^n');
  return `"${quoted}"`;
}

/** Without control characters but for the ends of lines and tabs, which no value may hold. */
function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}
