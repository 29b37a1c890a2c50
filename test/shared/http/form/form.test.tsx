import { renderToString } from 'preact-render-to-string';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  HiddenFields,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../../shared/http/form/fields.tsx';
import { emptyForm, many, parseForm, readForm, valueOf, valuesOf } from '../../../../shared/http/form/form.ts';

describe('readForm', () => {
  test('names that come once are text, names that come more often are lists', () => {
    expect(readForm('a=1&b=x+y&b=z%26&c=')).toEqual({ a: '1', b: ['x y', 'z&'], c: '' });
  });

  test('line ends are those that were typed', () => {
    expect(valueOf(readForm('t=one%0D%0Atwo'), 't')).toBe('one\ntwo');
  });

  test('names of the language itself are only names', () => {
    const values = readForm('__proto__=a&constructor=b&toString=c');
    expect(Object.keys(values).toSorted()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(valueOf(readForm('a=1'), 'toString')).toBe('');
  });

  test('whatever a form holds comes back as it was', () => {
    const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\r\n', '\n'));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        const values = readForm(new URLSearchParams(pairs).toString());
        for (const name of new Set(pairs.map(([key]) => key))) {
          expect(valuesOf(values, name)).toEqual(pairs.filter(([key]) => key === name).map(([, value]) => value));
        }
      }),
    );
  });
});

describe('parseForm', () => {
  const schema = z.strictObject({
    name: z.string().check(z.maxLength(5)),
    email: z.optional(z.email()),
    kind: z.enum(['A', 'B']),
    areas: many(z.enum(['NORTH', 'SOUTH'])),
  });

  test('an empty field is an absent one', () => {
    const parsed = parseForm(schema, { name: 'Åsa', email: '', kind: 'A' }, 'sv');
    expect(parsed).toEqual({ ok: true, value: { name: 'Åsa', kind: 'A', areas: [] } });
  });

  test('one tick or many is a list', () => {
    const one = parseForm(schema, { name: 'Åsa', kind: 'A', areas: 'NORTH' }, 'sv');
    const two = parseForm(schema, { name: 'Åsa', kind: 'A', areas: ['NORTH', 'SOUTH'] }, 'sv');
    expect([one, two]).toMatchObject([{ value: { areas: ['NORTH'] } }, { value: { areas: ['NORTH', 'SOUTH'] } }]);
  });

  test("says what is wrong, field by field, in the reader's language", () => {
    const values = { name: 'för långt', email: 'x', areas: 'WEST' };
    expect(parseForm(schema, values, 'sv')).toEqual({
      ok: false,
      errors: [
        { field: 'name', message: 'Skriv högst 5 tecken' },
        { field: 'email', message: 'Skriv en e-postadress' },
        { field: 'kind', message: 'Välj ett alternativ' },
        { field: 'areas', message: 'Välj ett alternativ' },
      ],
    });
    expect(parseForm(schema, { kind: 'A' }, 'en')).toEqual({
      ok: false,
      errors: [{ field: 'name', message: 'Fill this in' }],
    });
  });

  test("a page's own words stand before the general ones", () => {
    const parsed = parseForm(schema, { kind: 'A' }, 'sv', { name: { sv: 'Skriv ditt namn', en: 'Write your name' } });
    expect(parsed).toEqual({ ok: false, errors: [{ field: 'name', message: 'Skriv ditt namn' }] });
  });

  test('fields that the form does not have are refused', () => {
    expect(parseForm(schema, { name: 'Åsa', kind: 'A', admin: 'yes' }, 'sv')).toMatchObject({
      ok: false,
      errors: [{ field: '' }],
    });
  });
});

describe('fields', () => {
  const wrong = {
    values: { name: '"><script>alert(1)</script>' },
    errors: [{ field: 'name', message: 'Skriv <namnet>' }],
  };

  test('show what was sent, escaped, and what is wrong beside the field', () => {
    const html = renderToString(<TextField form={wrong} name="name" label="Namn" hint="Förnamn först" />);
    expect(html).not.toContain('<script>');
    expect(html).toContain('aria-describedby="name-hint name-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('<label for="name">Namn</label>');
  });

  test('the error summary takes focus and leads to each field', () => {
    const html = renderToString(<ErrorSummary form={wrong} lang="sv" />);
    expect(html).toContain('autofocus');
    expect(html).toContain('<a href="#name">Skriv &lt;namnet></a>');
    expect(renderToString(<ErrorSummary form={emptyForm} lang="sv" />)).toBe('');
  });

  test('no choice is made beforehand', () => {
    const choices = [
      { value: 'A', label: 'Ja' },
      { value: 'B', label: 'Nej', hint: 'Om du är säker' },
    ];
    const html = renderToString(<RadioGroup form={emptyForm} name="kind" label="Val" choices={choices} />);
    expect(html).not.toContain('checked');
    expect(html).toContain('<legend>Val</legend>');
    expect(html).toContain('id="kind"');
    expect(html).toContain('id="kind-2"');
    const chosen = renderToString(
      <CheckboxGroup form={{ values: { kind: ['A', 'B'] }, errors: [] }} name="kind" label="Val" choices={choices} />,
    );
    expect(chosen.match(/checked/g)).toHaveLength(2);
  });

  test('long text and ticks keep what was sent', () => {
    expect(
      renderToString(<TextArea form={{ values: { t: 'a\n</textarea>' }, errors: [] }} name="t" label="T" />),
    ).toContain('a\n&lt;/textarea>');
    expect(renderToString(<Checkbox form={{ values: { c: 'yes' }, errors: [] }} name="c" label="C" />)).toContain(
      'checked',
    );
  });

  test('answers are carried unseen, each as often as it came', () => {
    const html = renderToString(<HiddenFields values={{ a: ['1', '2'], b: '"' }} />);
    expect(html).toBe(
      '<input type="hidden" name="a" value="1"/><input type="hidden" name="a" value="2"/><input type="hidden" name="b" value="&quot;"/>',
    );
  });
});
