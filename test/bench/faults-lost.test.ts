import { describe } from 'vitest';
import { survives } from './faults.ts';

describe('each call of the decision path lost before it reaches its service', () => {
  survives('LOST');
});
