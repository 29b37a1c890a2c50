import { areaOf, readAddress } from '../../../shared/domain/catalogue/street.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { wordsFor } from '../../../shared/http/catalogue/words/languages.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import { ErrorSummary, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { readStreet } from '../../../shared/store/catalogue/streets.ts';
import { addressed, type Asked, askedOf, parameters } from './asked.ts';
import { addressOf, fixedOf, write } from './frame.tsx';

/** More is no address. */
const longest = 200;

/**
 * The area that somebody's address lies in, as a selection of the list. It is sent in a form and leads on without it: an
 * address stands in no URL, no log and no store.
 */
export async function findArea(request: PageRequest): Promise<PageResponse> {
  const { form, query } = request;
  const lang = valueOf(form, 'lang');
  const words = wordsFor({ query: { lang } });
  const [only, ...others] = municipalities();
  const municipality = others.length === 0 ? only : findMunicipality(valueOf(form, 'municipality'));
  if (municipality === undefined) return seeOther(query['lang'] === undefined ? '/' : `/?lang=${words.tag}`);
  const written = valueOf(form, 'adress').trim().slice(0, longest);
  const { street, number } = readAddress(written);
  const found = areaOf(written === '' ? [] : await readStreet(municipality.id, street), number);
  const sent = Object.fromEntries(Object.keys(form).map((name) => [name, valueOf(form, name)]));
  const { selection, arrangement } = askedOf({ query: sent });
  if (found.ok) {
    const asked = addressed({ selection: { ...selection, area: found.value }, arrangement });
    return seeOther(`/?${new URLSearchParams({ ...fixedOf(municipality, words), ...asked }).toString()}`);
  }
  const { address } = words.list;
  const message = found.error === 'NUMBER_NEEDED' ? address.numberNeeded : address.unknown;
  const state = { values: { adress: written }, errors: [{ field: 'adress', message }] };
  const html = write(
    { title: address.label, municipality, words, asked: {} },
    <>
      <ErrorSummary form={state} lang={words.lang} />
      <AddressForm asked={{ selection, arrangement }} {...{ municipality, words }} form={state} />
      <p>
        <a href={addressOf('/', municipality, words)}>{words.paper.back}</a>
      </p>
    </>,
  );
  return { status: 422, html };
}

/** Where an address is written, beside the choice of area. */
export function AddressForm(props: {
  readonly municipality: Municipality;
  /** What is asked for already, beside an area. */
  readonly asked: Asked;
  readonly words: CatalogueWords;
  readonly form?: FormState;
}) {
  const { municipality, words, form = emptyForm } = props;
  const { address } = words.list;
  const { [parameters.area]: _area, ...asked } = addressed(props.asked);
  const kept = { municipality: municipality.id, lang: words.tag, ...asked };
  return (
    <form method="post" action="/omrade" class="filters" novalidate autocomplete="off">
      {Object.entries(kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <TextField form={form} name="adress" maxLength={longest} label={address.label} hint={address.hint} />
      <button type="submit">{address.find}</button>
    </form>
  );
}
