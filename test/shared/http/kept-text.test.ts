import { describe, expect, it } from 'vitest';
import { keepText } from '../../../shared/http/kept-text.ts';

describe('a text that everybody reads', () => {
  it('is written once for all who ask for it, with the same validator', async () => {
    let written = 0;
    const ask = () => keepText({ name: 'once', version: '1' }, () => `text ${String((written += 1))}`);
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(first.text).toBe('text 1');
    expect(written).toBe(1);
  });

  it('is written anew, with another validator, as soon as what it tells has another version', async () => {
    const first = await keepText({ name: 'changing', version: '1' }, () => 'before');
    const second = await keepText({ name: 'changing', version: '2' }, () => 'after');
    expect(second.text).toBe('after');
    expect(second.etag).not.toBe(first.etag);
  });

  it('is not kept when it could not be written', async () => {
    const name = 'failing';
    await expect(keepText({ name, version: '1' }, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await keepText({ name, version: '1' }, () => 'up')).text).toBe('up');
  });

  it('makes room for others when nobody has asked for it for long, and stays while somebody does', async () => {
    let written = 0;
    const often = () => keepText({ name: 'often', version: '1' }, () => `often ${String((written += 1))}`);
    await often();
    await keepText({ name: 'seldom', version: '1' }, () => 'seldom');
    for (let other = 0; other < 300; other += 1) {
      await keepText({ name: `other ${String(other)}`, version: '1' }, () => 'other');
      if (other % 50 === 0) await often();
    }
    expect(written).toBe(1);
    expect((await keepText({ name: 'seldom', version: '1' }, () => 'again')).text).toBe('again');
  });
});
