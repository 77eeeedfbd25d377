import { expect, test } from 'vitest';
import { actOf, type FormSigns, sameForm } from './same-form.ts';

const form = (act: string, names: string[], fixed: [string, string][] = []): FormSigns => ({
	act: actOf(new URL(act, 'https://hub.example/fr/moi')),
	names,
	fixed
});
const ids = ['0190a1b2-0000-7000-8000-000000000001', '0190a1b2-0000-7000-8000-000000000002'] as const;

test('an act is known by its page and its name, whatever else its address asks for', () => {
	const acts = ['?/save', '?/save&tab=2#about', '?tab=2&/save', '/fr/moi?/save'];
	expect(new Set(acts.map((act) => form(act, []).act))).toEqual(new Set(['/fr/moi?/save']));
	expect(form('?tab=2', []).act).toBe('/fr/moi?/');
	expect(form('/fr/lettre?/save', []).act).toBe('/fr/lettre?/save');
});

test('a row of a list is told from its neighbour by the ids that it carries, and a row that is gone is none of them', () => {
	const rows = ids.map((id) => form('?/rename', ['id', 'name'], [['id', id]]));
	const sought = (id: string) =>
		form(
			'?/rename',
			['id', 'name'],
			[
				['id', id],
				['name', 'x']
			]
		);
	expect(sameForm(rows, sought(ids[1]))).toBe(rows[1]);
	expect(sameForm(rows, sought('0190a1b2-0000-7000-8000-000000000003'))).toBeUndefined();
});

test('a key that is made anew with each drawing says nothing', () => {
	const drawn = form('?', ['key', 'name'], [['key', ids[0]]]);
	expect(sameForm([drawn], form('?', ['key', 'name'], [['key', ids[1]]]))).toBe(drawn);
});

test('of two that do the same, the one that asks for more of what was sent', () => {
	const [short, long] = [form('?/send', ['email']), form('?/send', ['email', 'words'])];
	expect(sameForm([short, long], form('?/send', ['email', 'words']))).toBe(long);
	expect(sameForm([short, long], form('?/drop', ['email']))).toBeUndefined();
});

test('the form itself, and not the question that carries what it had', () => {
	const question = form('?/send&sure=x', ['email'], [['email', 'a@b.be']]);
	const itself = form('?/send', ['email']);
	expect(sameForm([question, itself], form('?/send', ['email'], [['email', 'a@b.be']]))).toBe(itself);
});
