import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { coversCpv } from '../../../../shared/domain/choice-system/cpv.ts';
import { ServiceType, ServiceTypeList, unfittingCpv } from '../../../../shared/domain/choice-system/service-type.ts';
import { Text } from '../../../../shared/domain/requirement/finding.ts';
import { keepSchema } from '../../../support/json-schema.ts';
import { homeCareTypes, serviceTypes } from '../../../support/service-types.ts';

const shipped = new URL('../../../../config/service-types/social-services.json', import.meta.url);

async function list(): Promise<ServiceTypeList> {
  return ServiceTypeList.parse(JSON.parse(await readFile(shipped, 'utf8')));
}

describe('the kinds of service that the repository carries', () => {
  it('are twenty-two, each with its own id, and say what of them is assumed', async () => {
    const types = (await list()).serviceTypes;
    expect(types).toHaveLength(22);
    expect(new Set(types.map(({ id }) => id)).size).toBe(22);
    for (const type of types) expect(Object.keys(type)).toEqual(expect.arrayContaining(type.assumed));
    expect(types.some(({ assumed }) => assumed.length > 0)).toBe(true);
  });

  it('LOV 1:1: are refused with a CPV code outside the Act', async () => {
    const [first] = (await list()).serviceTypes;
    expect(ServiceType.safeParse({ ...first, cpvCode: '85311300-5' }).success).toBe(false);
    expect(ServiceType.safeParse({ ...first, cpvCode: '45000000-7' }).success).toBe(false);
  });

  it('LSS 23 §: every one under LSS needs a permit', async () => {
    const lss = (await list()).serviceTypes.filter(({ lawBasis }) => lawBasis === 'LSS');
    expect(lss.length).toBeGreaterThan(3);
    expect(lss.every(({ permitRequired }) => permitRequired)).toBe(true);
  });

  it('are described by the JSON Schema in docs (UPDATE_SCHEMAS=1 writes it)', async () => {
    const names = z.registry<{ id?: string; title?: string }>();
    names.add(Text, { id: 'Text' });
    names.add(ServiceType, { id: 'ServiceType' });
    names.add(ServiceTypeList, { title: 'Service types' });
    const { generated, kept } = await keepSchema('service-types', ServiceTypeList, names);
    expect(kept).toEqual(generated);
  });
});

describe('CPV codes', () => {
  it.each([
    ['85312000-9', '85312400-3', true],
    ['85312400-3', '85312400-3', true],
    ['85000000-9', '85312400-3', true],
    ['85312400-3', '85312000-9', false],
    ['79611000-0', '85312400-3', false],
  ])('%s covers %s: %s', (group, member, covers) => {
    expect(coversCpv(group, member)).toBe(covers);
  });

  it('fit kinds of service when each falls under the other', () => {
    expect(unfittingCpv(['85312000-9'], homeCareTypes)).toEqual({ codes: [], types: [] });
    const wider = [...homeCareTypes, ...serviceTypes('labour-market')];
    expect(unfittingCpv(['85312000-9', '85141210-4'], wider)).toEqual({
      codes: ['85141210-4'],
      types: serviceTypes('labour-market'),
    });
  });
});
