import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings, settingNames } from './env.ts';

test('nothing set is a hub on this machine', () => {
	expect(readSettings({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: 'data' });
	expect(readSettings({ PORT: '' }).PORT).toBe(3000);
});

test('every wrong setting is named, and a secret is not repeated', () => {
	const wrong = () => readSettings({ PORT: 'eighty', LOG_LEVEL: 'loud', SECRET: 'hunter2' });
	expect(wrong).toThrow(/PORT=eighty/);
	expect(wrong).toThrow(/LOG_LEVEL=loud/);
	expect(wrong).toThrow(/SECRET=…/);
	expect(wrong).not.toThrow(/hunter2/);
});

test('the table in docs/operate.md has every setting and no other', () => {
	const table = readFileSync('docs/operate.md', 'utf8').matchAll(/^\| `([A-Z_]+)`/gm);
	expect([...table].map(([, name]) => name)).toEqual(settingNames);
});
