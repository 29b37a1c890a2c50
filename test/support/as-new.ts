import { afterAll, vi } from 'vitest';
import { forgetTexts } from '../../shared/http/kept-text.ts';
import { mail, secrets, workflow } from './mocked-services.ts';

// Files share a process, so that modules are loaded once: each begins with services that have been told nothing, and
// leaves the environment as it was. What a file's last test stubbed would otherwise be taken back in the next file's.
forgetTexts();
mail.reset();
workflow.reset();
secrets.reset();
const environment = { ...process.env };

afterAll(() => {
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) if (!(name in environment)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
});
