// What can be set from outside, read once at start from the environment. Every wrong setting is told at once, in
// plain words; a setting that may hold a password is never repeated. Nothing else in the app reads the environment.
import { resolve } from 'node:path';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import { checkout, defaultDataFolder, serverAccount } from '../dev/folders.ts';
import { CannotStart } from '../dev/start-failure.ts';

/** The settings as text. `description` completes the sentence "NAME must be …". */
const Settings = Type.Object({
  PORT: Type.Optional(
    Type.String({
      pattern: '^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$',
      description: 'a whole number from 0 to 65535 (0 takes any free port)',
    }),
  ),
  HOST: Type.Optional(
    Type.String({
      pattern: '^([A-Za-z0-9.-]+|[0-9A-Fa-f:.]+)$',
      description: 'one address or name of this machine, such as 127.0.0.1 or 0.0.0.0, without a port',
    }),
  ),
  DATABASE_URL: Type.Optional(
    Type.String({
      // Without a password the application role's, which is made from it, could be guessed.
      pattern: '^postgres(ql)?://[^:/@\\s]+:[^/@\\s]+@\\S+$',
      description:
        'the address of a PostgreSQL database and its owner with a password: postgres://owner:password@host:5432/redress',
    }),
  ),
  REDRESS_DATA: Type.Optional(Type.String({ pattern: '^[^\\x00]+$', description: 'the path of a folder' })),
  SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://[^\\s/]+/?(\\?\\S*)?$',
      description: 'the address of a mail server: smtps://user:password@mail.example.org',
    }),
  ),
  MAIL_FROM: Type.Optional(
    Type.String({
      pattern: '^([^<>@\\r\\n]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+)$',
      description: 'a mail address, such as redress@example.org or Redress <redress@example.org>',
    }),
  ),
  BASE_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s/?#]+/?$',
      description: 'the address people type, without a path: https://redress.example.org',
    }),
  ),
  LOG_KEYS: Type.Optional(
    Type.String({
      pattern: '^PRIVATE\\+KEY\\+\\S+(\\s+PRIVATE\\+KEY\\+\\S+)*$',
      description: 'secret keys of logs as “ledger keygen” writes them, with a space between two',
    }),
  ),
  LOG_GUARD: Type.Optional(
    Type.String({
      pattern: '^[^\\x00]+$',
      description: 'the path of a folder outside the data folder, best on another disk',
    }),
  ),
  TRUST_PROXY: Type.Optional(
    Type.String({ pattern: '^(yes|no)$', description: 'yes (a proxy in front names the visitor’s host) or no' }),
  ),
});

type SettingName = keyof Static<typeof Settings>;

const mayHoldPassword = new Set<string>(['DATABASE_URL', 'SMTP_URL', 'LOG_KEYS'] satisfies SettingName[]);
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

export interface Config {
  host: string;
  /** Only this machine can reach it: then mail may stay in the sink, and the examples may be tried by anyone. */
  isLoopback: boolean;
  port: number;
  /** Of the owner, who may migrate. Absent: the PostgreSQL that comes with Redress. */
  databaseUrl?: string;
  /** Absolute. */
  dataDir: string;
  smtpUrl?: string;
  mailFrom?: string;
  /** Without a slash at its end. */
  baseUrl?: string;
  trustProxy: boolean;
  /** Secret keys of logs that lie in no file; each names the log it signs. */
  logKeys?: readonly string[];
  /** Where the last checkpoint of each log is remembered outside the data folder: putting an older copy of that back is noticed by it. Absolute. */
  logGuard: string;
}

/** @throws CannotStart 'settings', listing every setting that is wrong */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given: Record<string, string> = {};
  for (const name of Object.keys(Settings.properties)) {
    const value = env[name]?.trim();
    if (value) given[name] = value;
  }
  const settings = given as Static<typeof Settings>;
  const host = settings.HOST ?? '127.0.0.1';
  const isLoopback = loopback.has(host);
  const dataDir = settings.REDRESS_DATA
    ? resolve(checkout, settings.REDRESS_DATA)
    : defaultDataFolder(checkout, serverAccount());
  // Beside the data folder, never in it: it would be put back with it.
  const logGuard = settings.LOG_GUARD ? resolve(checkout, settings.LOG_GUARD) : `${dataDir}.signed`;
  const mistakes = [...wrongSettings(given), ...missingSettings(settings, isLoopback)];
  if (`${logGuard}/`.startsWith(`${dataDir}/`))
    mistakes.push(
      `LOG_GUARD must lie outside the data folder ${dataDir}: it would be put back with it; it is “${logGuard}”.`,
    );
  if (mistakes.length > 0) {
    const list = mistakes.map((mistake) => `    ${mistake}`).join('\n');
    throw new CannotStart('settings', `These settings are not right:\n${list}`, 'Correct them and start again.');
  }
  return {
    host,
    isLoopback,
    port: Number(settings.PORT ?? 8080),
    dataDir,
    logGuard,
    trustProxy: settings.TRUST_PROXY === 'yes',
    ...(settings.DATABASE_URL ? { databaseUrl: settings.DATABASE_URL } : {}),
    ...(settings.SMTP_URL ? { smtpUrl: settings.SMTP_URL } : {}),
    ...(settings.MAIL_FROM ? { mailFrom: settings.MAIL_FROM } : {}),
    ...(settings.LOG_KEYS ? { logKeys: settings.LOG_KEYS.split(/\s+/) } : {}),
    ...(settings.BASE_URL ? { baseUrl: settings.BASE_URL.replace(/\/$/, '') } : {}),
  };
}

function wrongSettings(given: Record<string, string>): string[] {
  return Object.entries(Settings.properties)
    .filter(([name, schema]) => given[name] !== undefined && !Value.Check(schema, given[name]))
    .map(([name, schema]) => {
      const seen = mayHoldPassword.has(name) ? '' : `; it is “${given[name]}”`;
      return `${name} must be ${(schema as { description?: string }).description}${seen}.`;
    });
}

function missingSettings(settings: Static<typeof Settings>, isLoopback: boolean): string[] {
  const missing: string[] = [];
  if (!isLoopback && !settings.SMTP_URL) {
    missing.push(
      `SMTP_URL is missing: with HOST=${settings.HOST} others can reach Redress, and then it must be able to send mail.`,
    );
  }
  if (settings.SMTP_URL && !settings.MAIL_FROM) {
    missing.push('MAIL_FROM is missing: mail sent through SMTP_URL needs an address it comes from.');
  }
  return missing;
}
