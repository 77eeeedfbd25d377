import { expect, test } from 'vitest';
import { requireSure, Unsure } from './asking.server.ts';
import type { Asked, Question } from './asking.ts';

const nine: Question = { title: 'Annuler la séance ?', says: ['9 personnes recevront une lettre.'], yes: 'Annuler' };
const form = new FormData();
form.append('seat', 'a');
form.append('file', new Blob(['x']), 'x.txt');

/** Asks as whoever sends the form to an address of the page. */
function asks(search: string, question: Question | null = nine, { viewer = 'ada', sent = form } = {}): Asked | null {
	const event = {
		url: new URL(`http://hub.example/fr/seance${search}`),
		locals: { viewer: { id: viewer } } as App.Locals
	};
	try {
		requireSure(event, question, sent);
		return null;
	} catch (error) {
		if (error instanceof Unsure) return error.asked;
		throw error;
	}
}

test('an act asks with what it says, keeps what was sent but files, and is done once somebody says yes', () => {
	const asked = asks('?/cancel');
	expect(asked).toMatchObject({ ...nine, changed: false, fields: [{ name: 'seat', value: 'a' }] });
	expect(asked?.action).toMatch(/^\?\/cancel&sure=/);
	expect(asks(asked?.action ?? '')).toBe(null);
	expect(asks('?with=b')?.action).toMatch(/^\?with=b&sure=/);
	expect(asks(asks('')?.action ?? '')).toBe(null);
	expect(asks('?/cancel', null)).toBe(null);
});

test('« yes » counts for these figures, this act, what was sent and whoever was asked alone; then it is asked again', () => {
	const yes = asks('?/cancel')?.action ?? '';
	const ten = { ...nine, says: ['10 personnes recevront une lettre.'] };
	const again = asks(yes, ten);
	expect(again).toMatchObject({ ...ten, changed: true });
	expect(asks(again?.action ?? '', ten)).toBe(null);
	expect(asks(yes, nine, { viewer: 'bo' })).toMatchObject({ changed: true });
	const other = new FormData();
	other.append('seat', 'b');
	expect(asks(yes, nine, { sent: other })).toMatchObject({ changed: true });
	expect(asks(yes.replace('cancel', 'remove'))).toMatchObject({ changed: true });
	for (const forged of ['&sure=', '&sure=.', '&sure=x', '&sure=1.2.3', '&sure=a.b&sure=c.d'])
		expect(asks(`?/cancel${forged}`)?.action).toMatch(/^\?\/cancel&sure=[^&]+$/);
});
