import { offeringToEdit } from '#agenda/server';
import { db } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { canvasKindName } from '../../workshops/canvas/names.ts';
import type { Canvas } from './canvas/access.ts';
import { type On, within } from './tables.ts';

/** What stands over a canvas: of a team, its name, and below it the workshop. */
export async function canvasHeading(
	{ kind, title, ownerKind, owner }: Canvas,
	locale: Locale,
	on: On = db
): Promise<{ title: string; under: string; workshop: string | null }> {
	const name = canvasKindName(kind, locale);
	const row =
		ownerKind === 'team'
			? await within(on)
					.selectFrom('learning.team as t')
					.innerJoin('learning.workshop as w', 'w.id', 't.workshop')
					.select(['t.number', 't.name', 'w.id', 'w.offering'])
					.where('t.id', '=', owner)
					.executeTakeFirst()
			: undefined;
	if (!row) return { title, under: name, workshop: null };
	const { given } = await offeringToEdit(row.offering, on);
	return {
		title: row.name ?? m.workshops_team({ number: row.number }, { locale }),
		under: `${name} · ${say(given.title, locale).text}`,
		workshop: row.id
	};
}
