// SPDX-License-Identifier: GPL-2.0-only
// Texts as one word of a request or an answer: percent-encoded.

/** `%` stands for the empty text. */
export function encodeText(text: string): string {
  const bytes = [...Buffer.from(text)];
  if (bytes.length === 0) return '%';
  return bytes
    .map((byte) =>
      byte < 0x21 || byte > 0x7e || byte === 0x25
        ? `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('');
}

export function decodeText(word: string): string {
  return word === '%' ? '' : decodeURIComponent(word);
}
