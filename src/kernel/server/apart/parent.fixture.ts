import { apart } from './child.ts';

/** A program that has somebody else do what never ends; what it writes its number to is given. */
const [, , pid = ''] = process.argv;
const child = { file: 'src/kernel/server/apart/busy.fixture.ts', megabytes: 100, nice: 0 };
await apart(child, { do: 'loop', pid }, { limitMs: 60_000, leastMs: 60_000, mostMs: 60_000 });
