// What one page costs that is drawn anew each time: CPU of this process, and the time from asking to answer. The reader is another process.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const reader = fileURLToPath(new URL('./reader.ts', import.meta.url));

/** Where it is asked for, and for how many seconds. */
type About = { port: number; host: string; seconds: number };

function load(url: string, about: About): Promise<{ done: number }> {
  return new Promise((resolve, reject) => {
    const { port, host, seconds } = about;
    const child = spawn(process.execPath, [reader, String(port), url, host, '1', String(seconds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('close', () => {
      const counted = JSON.parse(text) as { done: number; bad: number };
      counted.bad ? reject(new Error(`${counted.bad} bad answers from ${url}`)) : resolve(counted);
    });
  });
}

/** Milliseconds of CPU and of waiting for one page. {n} in its address is counted up, so that no answer is a kept one. */
export async function drawn(url: string, about: About): Promise<{ cpu: number; whole: number; done: number }> {
  const before = process.cpuUsage();
  const { done } = await load(url, about);
  const used = process.cpuUsage(before);
  return { cpu: (used.user + used.system) / 1000 / done, whole: (about.seconds * 1000) / done, done };
}
