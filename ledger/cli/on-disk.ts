// Files that must be whole or not there: written beside, brought to disk, renamed. A folder that one process writes at a time.
// It must never leave half a file under its real name, whenever the power goes.

import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WrongCall } from './wrong-call.ts';

/** Puts bytes in the place of whatever a file held. `mode`: 0o600 for secrets. */
export async function writeWhole(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.new`;
  const file = await open(beside, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Takes a claim that no other process has. One of a process that was killed is taken over: whoever restarts it does not sit at a keyboard.
 * @returns how to give it back @throws WrongCall naming the file in the way
 */
export async function claim(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  if (await isLeftBehind(path)) await rm(path, { force: true });
  try {
    const file = await open(path, 'wx');
    await file.writeFile(`${process.pid} ${await beganAt(process.pid)}\n`);
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new WrongCall(`Another process is at work there. If there is none any more, remove ${path}.`);
  }
  return () => rm(path, { force: true });
}

/**
 * Whether the process a claim names is no more, although its number may have been given out again: a program in a container has the same one at
 * every start. A claim that names none is left alone.
 */
async function isLeftBehind(path: string): Promise<boolean> {
  const [pid, began = ''] = (await readFile(path, 'utf8').catch(() => '')).trim().split(' ', 2);
  if (!/^[1-9][0-9]{0,9}$/.test(pid!)) return false;
  try {
    process.kill(Number(pid), 0);
    return began !== '' && began !== (await beganAt(Number(pid)));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** When a process began, in units of the system's own (proc(5)); '' where nothing tells it. */
async function beganAt(pid: number): Promise<string> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the start time is the 20th field after it.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}
