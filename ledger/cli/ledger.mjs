#!/usr/bin/env node
// `npx --no-install ledger …` on any Node from 20: finds the Node that runs TypeScript and hands everything over.
import { fileURLToPath } from 'node:url';
import { handOver, prepare } from '../../dev/install.mjs';

handOver(await prepare(), fileURLToPath(new URL('./main.ts', import.meta.url)), process.argv.slice(2));
