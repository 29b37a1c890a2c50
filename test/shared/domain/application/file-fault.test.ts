import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceContentType } from '../../../../shared/domain/application/evidence.ts';
import { FileFault, fileFault, fileFaultText } from '../../../../shared/domain/application/file-fault.ts';
import { holds } from '../../../support/holds.ts';

const starts: Record<EvidenceContentType, readonly number[]> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31],
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};
const types = ['application/pdf', 'image/jpeg', 'image/png'] as const;
const limit = 25 * 1024 * 1024;

function found(head: readonly number[], changes: { bytes?: number; sha256?: string } = {}) {
  return { bytes: head.length, sha256: 'a'.repeat(64), head: new Uint8Array(head), ...changes };
}

describe('a file that arrived', () => {
  it.each(types)('is what it should be: %s', (contentType) => {
    const head = starts[contentType];
    expect(fileFault({ contentType, bytes: head.length, sha256: 'a'.repeat(64) }, found(head))).toBeUndefined();
    expect(fileFault({ contentType, bytes: limit }, found(head))).toBeUndefined();
  });

  it('is known by its bytes and not by what it is called', () => {
    for (const contentType of types) {
      for (const other of types.filter((type) => type !== contentType)) {
        expect(fileFault({ contentType, bytes: limit }, found(starts[other]))).toBe('TYPE_DIFFERS');
      }
    }
  });

  it('never passes as a picture or a document when it begins as anything else', () => {
    holds(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.constantFrom(...types), (bytes, contentType) => {
        const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        const start = starts[contentType]
          .slice(0, contentType === 'application/pdf' ? 5 : contentType === 'image/jpeg' ? 3 : 8)
          .map((byte) => byte.toString(16).padStart(2, '0'))
          .join('');
        fc.pre(!text.includes(start));
        return fileFault({ contentType, bytes: limit }, found([...bytes])) === 'TYPE_DIFFERS';
      }),
    );
  });

  it('may have a little before a PDF’s beginning, as readers accept', () => {
    const pdf = starts['application/pdf'];
    const after = (zeros: number) => found([...new Array<number>(zeros).fill(0), ...pdf]);
    expect(fileFault({ contentType: 'application/pdf', bytes: limit }, after(100))).toBeUndefined();
    expect(fileFault({ contentType: 'application/pdf', bytes: limit }, after(1024))).toBe('TYPE_DIFFERS');
    expect(fileFault({ contentType: 'application/pdf', bytes: limit }, found([0x25, 0x50]))).toBe('TYPE_DIFFERS');
  });

  it('is held to the length and the checksum that were declared', () => {
    const pdf = starts['application/pdf'];
    const declared = { contentType: 'application/pdf', bytes: pdf.length, sha256: 'b'.repeat(64) } as const;
    expect(fileFault(declared, found(pdf))).toBe('CHECKSUM_DIFFERS');
    expect(fileFault({ ...declared, bytes: 7 }, found(pdf))).toBe('LENGTH_DIFFERS');
    expect(fileFault(declared, found(pdf, { bytes: 0 }))).toBe('EMPTY');
    expect(fileFault(declared, found(pdf, { bytes: limit + 1 }))).toBe('TOO_LARGE');
  });

  it('is refused in words, also for a reason that this version does not know', () => {
    for (const fault of FileFault.options) expect(fileFaultText(fault).sv).not.toBe(fileFaultText(undefined).sv);
    expect(fileFaultText('SOMETHING_NEW')).toEqual(fileFaultText(undefined));
  });
});
