/** The part that a JSON pointer (RFC 6901) names; undefined when there is none. */
export function partAt(content: object, pointer: string): unknown {
  let part: unknown = content;
  for (const step of pointer.split('/').slice(1).map(unescaped)) {
    if (typeof part !== 'object' || part === null) return undefined;
    if (Array.isArray(part) && !/^(0|[1-9]\d*)$/.test(step)) return undefined;
    if (!Object.hasOwn(part, step)) return undefined;
    part = Reflect.get(part, step);
  }
  return part;
}

/** Everything with each part as `change` makes it; a part that it makes undefined is left out, with what is in it. */
export function mapParts(whole: unknown, change: (pointer: string, part: unknown) => unknown, pointer = ''): unknown {
  const changed = change(pointer, whole);
  if (changed !== whole) return changed;
  if (Array.isArray(whole)) {
    return whole
      .map((part, index) => mapParts(part, change, `${pointer}/${String(index)}`))
      .filter((part) => part !== undefined);
  }
  if (typeof whole !== 'object' || whole === null) return whole;
  return Object.fromEntries(
    Object.entries(whole)
      .map(([name, part]) => [name, mapParts(part, change, `${pointer}/${escaped(name)}`)] as const)
      .filter(([, part]) => part !== undefined),
  );
}

/** A whole that any part may be left out of. */
export type Partly<T> = T extends readonly (infer Item)[]
  ? Partly<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Partly<T[Name]> | undefined }
    : T;

/** The whole without the texts, numbers and the like that are to be left out; what they were in stays, in its order. */
export function withoutLeaves<T>(whole: T, isLeftOut: (pointer: string) => boolean): Partly<T>;
export function withoutLeaves(whole: unknown, isLeftOut: (pointer: string) => boolean): unknown {
  return mapParts(whole, (pointer, part) => {
    const isLeaf = typeof part !== 'object' || part === null;
    return isLeaf && isLeftOut(pointer) ? undefined : part;
  });
}

/** One step of a JSON pointer. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
