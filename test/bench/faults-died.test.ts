import { describe } from 'vitest';
import { survives } from './faults.ts';

describe('each call of the decision path done, its caller dying before the answer comes', () => {
  survives('DIED');
});
