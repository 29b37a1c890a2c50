/** A public id carries its municipality, so that one route serves a deployment of several: `granvik.01J…`. */
export function publicId(municipality: string, id: string): string {
  return `${municipality}.${id}`;
}

/** Null when it does not have the form of one. */
export function parsePublicId(value: string): { municipality: string; id: string } | null {
  const match = /^([a-z][a-z0-9-]{1,30})\.([0-9A-Za-z_-]{1,64})$/.exec(value);
  const [, municipality, id] = match ?? [];
  return municipality === undefined || id === undefined ? null : { municipality, id };
}
