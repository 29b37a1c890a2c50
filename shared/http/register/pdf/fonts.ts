import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Where the font lies: beside the code as in its package, which the manifest sees to. */
const files = {
  regular: () => require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  bold: () => require.resolve('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf'),
} as const;

export type Face = keyof typeof files;

const read = new Map<Face, Buffer>();

/** One face with every letter that European names are written with; a document carries the letters it uses. */
export function fontOf(face: Face): Buffer {
  const font = read.get(face) ?? readFileSync(files[face]());
  read.set(face, font);
  return font;
}
