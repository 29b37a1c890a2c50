import { readFileSync } from 'node:fs';
import type { BuildOptions, Plugin } from 'esbuild';
import * as z from 'zod/mini';

/**
 * What the SDK loads only on demand, for what no function does. In Lambda the credentials are in the environment, where the
 * SDK looks first, and no operation here streams events. An import on demand of the core's own parts would besides keep the
 * whole core in every bundle: what may be imported whole can't be pruned.
 */
export const neverLoaded = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/core/event-streams',
  '@smithy/credential-provider-imds',
];

/**
 * A client describes all its operations in one module, with keys computed from constants, `{ [_h]: … }`. A bundler must take
 * a computed key for something that may do more than name, and keeps them all. Written out, only the operations in use stay.
 */
const prunableSchemas: Plugin = {
  name: 'prunable-schemas',
  setup(build) {
    build.onLoad({ filter: /[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ }, ({ path }) => ({
      contents: withPlainKeys(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** A client tells its version to the service, and brings the whole description of its package for it. */
const versionAlone: Plugin = {
  name: 'version-alone',
  setup(build) {
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/]client-[\w-]+[\\/]package\.json$/ }, ({ path }) => {
      const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** Fonts here are TrueType: the decompressor of web fonts, with its dictionary half of the PDF library, is never called. */
const withoutWebFonts: Plugin = {
  name: 'without-web-fonts',
  setup(build) {
    build.onResolve({ filter: /^brotli\/decompress\.js$/ }, ({ path }) => ({ path, namespace: 'without-web-fonts' }));
    build.onLoad({ filter: /.*/, namespace: 'without-web-fonts' }, () => ({
      contents: "export default () => { throw new Error('Web fonts are left out of the bundle'); };",
    }));
  },
};

/** Libraries without what they bring along and no function uses. */
export const leanClients = {
  external: neverLoaded,
  plugins: [prunableSchemas, versionAlone, withoutWebFonts],
} satisfies BuildOptions;

function withPlainKeys(schemas: string): string {
  const constants = new Map(
    [...schemas.matchAll(/^const (_\w+) = ("[^"\n]*");$/gm)].map(([, name = '', text = '']) => [name, text]),
  );
  return schemas.replaceAll(
    /(?<before>[{,]\s*)\[(?<key>_\w+)\]:/g,
    (_whole, before: string, key: string) => `${before}${constants.get(key) ?? `[${key}]`}:`,
  );
}
