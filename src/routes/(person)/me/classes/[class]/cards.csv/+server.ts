import { pictureName } from '#learning';
import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { cardsOf } from '#learning/server';
import { m } from '#messages';
import type { RequestHandler } from './$types';

/** The same as a table, with the semicolons that a Belgian spreadsheet reads. */
export const GET: RequestHandler = async (event) => {
	const { class: its } = await requireOwnClass(event);
	const { locale, code } = its;
	const head = [m.classes_code({}, { locale }), m.classes_pseudonym({}, { locale }), '1', '2', '3'];
	const rows = (await cardsOf(its.id)).flatMap(({ pseudonym, pictures }) =>
		pictures ? [[code, pseudonym, ...pictures.map((picture) => pictureName(picture, locale))]] : []
	);
	const text = [head, ...rows].map((row) => row.join(';')).join('\r\n');
	return new Response(`\uFEFF${text}\r\n`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="cards.csv"',
			'cache-control': 'private, no-store'
		}
	});
};
