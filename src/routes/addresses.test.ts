import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';

/** « Agenda » is said in all four; the secret feed of one's registrations is never read aloud. */
const same = ['agenda', 'mine'];

test('the address of every public page is spoken in Finnish too', () => {
	const entries = readdirSync('src/routes/(public)', { withFileTypes: true });
	const pages = entries.filter((entry) => entry.isDirectory() && !entry.name.includes('.')).map(({ name }) => name);
	expect(pages.filter((name) => href(`/${name}`, 'fi') === `/fi/${name}`)).toEqual(same);
});
