import { expect, test } from 'vitest';
import { fill, problemsIn } from './fill.server.ts';
import { readPage } from './page.server.ts';

const at = new URL('https://hub.example/fr/moi?/save');
const page = (form: string) => `<!doctype html><html><body><!--[--><main>${form}</main><!--]--></body></html>`;
const sent = (fields: [string, string][], act = '/fr/moi?/save') => ({ act, fields });
const filled = (form: string, fields: [string, string][], whole = false) => {
	const html = fill(readPage(page(form)), at, sent(fields), whole);
	return html?.slice(html.indexOf('<main>') + 6, html.indexOf('</main>')).replaceAll(' data-given', '');
};

test('texts, ticks and choices stand as they were sent, whatever is in them', () => {
	expect(
		filled(
			'<form method="post" action="?/save"><input name="a" value="kept"><textarea name="b">old</textarea></form>',
			[
				['a', '"<b>&'],
				['b', '\n</textarea><script>']
			]
		)
	).toBe(
		'<form method="post" action="?/save"><input name="a" value="&quot;&lt;b>&amp;"><textarea name="b">\n\n&lt;/textarea>&lt;script></textarea></form>'
	);
	const choices =
		'<form method="post" action="?/save"><input type="checkbox" name="c" value="1" checked><input type="checkbox" name="c" value="2">' +
		'<input type="radio" name="r" value="x"><select name="s"><option value="1" selected>One</option><option>Two</option></select></form>';
	expect(
		filled(choices, [
			['c', '2'],
			['r', 'x'],
			['s', 'Two']
		])
	).toBe(
		'<form method="post" action="?/save"><input type="checkbox" name="c" value="1" ><input checked type="checkbox" name="c" value="2">' +
			'<input checked type="radio" name="r" value="x"><select name="s"><option value="1" >One</option><option selected>Two</option></select></form>'
	);
});

test('several fields of one name take their values in order; what has none, a password and a file stay as they are', () => {
	const form =
		'<form method="post" action="?/save"><input name="n"><input name="n"><input name="other" value="kept"><input type="password" name="p"><input type="file" name="f"></form>';
	expect(
		filled(form, [
			['n', 'one'],
			['n', 'two'],
			['p', 'secret']
		])
	).toBe(
		'<form method="post" action="?/save"><input value="one" name="n"><input value="two" name="n"><input name="other" value="kept"><input type="password" name="p"><input type="file" name="f"></form>'
	);
});

test('what nobody writes comes back only with the whole, and what is folded is unfolded', () => {
	const form =
		'<details><summary>More</summary><form method="post" action="?/save" id="f"><input type="hidden" name="was" value="new"></form></details><input form="f" name="a">';
	const fields: [string, string][] = [
		['was', 'old'],
		['a', 'x']
	];
	expect(filled(form, fields)).toContain('<details open>');
	expect(filled(form, fields)).toContain('name="was" value="new"');
	expect(filled(form, fields, true)).toContain('name="was" value="old"');
	expect(filled(form, fields)).toContain('<input value="x" form="f" name="a">');
});

test('a page without the form says so, and what it tells is heard', () => {
	expect(fill(readPage(page('<form method="post" action="?/drop"></form>')), at, sent([]))).toBeUndefined();
	expect(fill(readPage(page('<form method="get" action="?/save"></form>')), at, sent([]))).toBeUndefined();
	expect(problemsIn(readPage(page('<p class="problem x">Trop   long.</p><div role="alert"><b>Non</b></div>')))).toEqual(
		['Trop long.', 'Non']
	);
});
