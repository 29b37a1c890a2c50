import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPython, inVirtualEnvironment, preparePython } from '../../../infra/local/python-environment.ts';
import { StartFailure } from '../../../infra/local/start-failure.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'valbar-python-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that answers like a Python of some version. */
function put(name: string, script: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function requirements(text: string): string {
  const file = join(folder, 'requirements.txt');
  writeFileSync(file, text);
  return file;
}

const quiet = () => undefined;

describe('finding Python', () => {
  test('takes the first that is new enough, past one that is too old and one that is broken', async () => {
    put('python3', 'echo 3.8.19');
    put('python3.13', 'exit 1');
    put('python3.12', 'echo 3.12.1');
    expect(await findPython({ PATH: folder })).toEqual({ command: 'python3.12', args: [], version: '3.12.1' });
  });

  test('takes 3.10, and does not take 3.9 for newer than it', async () => {
    put('python3', 'echo 3.9.18');
    put('python', 'echo 3.10.0');
    expect(await findPython({ PATH: folder })).toMatchObject({ command: 'python', version: '3.10.0' });
  });

  test('says so in one message when there is none', async () => {
    const preparing = preparePython({
      directory: join(folder, 'venv'),
      requirements: requirements('x==1\n'),
      env: { PATH: folder },
      progress: quiet,
    });
    await expect(preparing).rejects.toThrow(StartFailure);
    await expect(preparing).rejects.toThrow(/needs Python 3\.10 or newer, and there is no Python on the PATH/);
  });

  test('names what it found when all are too old', async () => {
    put('python3', 'echo 3.8.19');
    const preparing = preparePython({
      directory: join(folder, 'venv'),
      requirements: requirements('x==1\n'),
      env: { PATH: folder },
      progress: quiet,
    });
    await expect(preparing).rejects.toThrow(/here python3 is 3\.8\.19/);
  });
});

describe('the virtual environment', () => {
  /** Does what Python does when asked for a virtual environment, but in no time. */
  function putPython(pip: string): void {
    put(
      'python3',
      `case "$1 $2" in
        "-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python";;
        "-m pip") ${pip};;
        *) echo 3.12.1;;
      esac`,
    );
  }
  const prepare = (text: string, said: string[] = []) =>
    preparePython({
      directory: join(folder, 'venv'),
      requirements: requirements(text),
      env: { PATH: [folder, process.env['PATH']].join(delimiter) },
      progress: (line) => said.push(line),
    });

  test('is made once, reused as long as it is right, and made anew when the requirements change', async () => {
    putPython('true');
    const said: string[] = [];
    await prepare('# The engine.\nministack==1.0.0\n', said);
    expect(said).toEqual(['Making a virtual environment with Python 3.12.1', 'Installing ministack==1.0.0 from PyPI']);
    expect(existsSync(inVirtualEnvironment(join(folder, 'venv'), 'python'))).toBe(true);

    await prepare('# The engine.\nministack==1.0.0\n', said);
    expect(said).toHaveLength(2);

    await prepare('# The engine.\nministack==1.0.1\n', said);
    expect(said).toHaveLength(4);
  });

  test('tells what pip said when it fails, and is not taken for ready', async () => {
    putPython('echo "ERROR: No matching distribution"; exit 1');
    await expect(prepare('ministack==1.0.0\n')).rejects.toThrow(
      /pip could not install ministack==1\.0\.0 \(it failed\)[\s\S]*No matching distribution/,
    );
    await expect(prepare('ministack==1.0.0\n')).rejects.toThrow(StartFailure);
  });
});
