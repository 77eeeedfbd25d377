import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { organizationKinds } from '#network';
import { organizationNames } from '#network/server';
import { changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { listQuery } from '#web/list.server.ts';
import { byOf } from '#web/require.server.ts';
import {
	allOutsides,
	joinDirectory,
	outsideAtDesk,
	outsideCountries,
	outsideSorts,
	tieOutside
} from '../server/index.ts';

/** The outside parties that the address of the list asks for. */
export async function outsidesListed(url: URL, limit: number) {
	const read = listQuery(url, { sorts: outsideSorts, filters: ['country'] });
	const query = url.searchParams.has('sort') ? read : { ...read, descending: true };
	const { country = '' } = query.filters;
	const [found, countries] = await Promise.all([
		allOutsides({ ...query, country, limit, offset: (query.page - 1) * limit }),
		outsideCountries()
	]);
	return { query, ...found, countries, pages: Math.ceil(found.total / limit) };
}

/** One of them, with what it may become. @throws 404 */
export async function outsideAsked(id: string) {
	const [its, organizations] = await Promise.all([outsideAtDesk(id), organizationNames()]);
	return { ...its, organizations: organizations.map(({ id: value, name: label }) => ({ value, label })) };
}

type Asked = RequestEvent & Readonly<{ params: { party: string } }>;

const pageOf = (id: string): string => `/desk/partnering/abroad/${id}?done=tied`;

const Tied = z.strictObject({ organization: z.uuid({ error: 'partnering_organization_missing' }), host: z.boolean() });

/** Ties it to an organisation of the directory, once that is said twice. */
export async function tie(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const given = Tied.safeParse({
		organization: fieldOf(form, 'organization'),
		host: fieldOf(form, 'host') === 'yes'
	});
	const { party } = event.params;
	const write = async (tx: Tx, its: z.output<typeof Tied>): Promise<void> => {
		await tieOutside(tx, { outside: party, ...its }, viewer, byOf(viewer));
		requireSure(event, doing(m.partnering_desk_tie_do(), [m.partnering_desk_tie_text()]), form);
	};
	return changeGiven(event, typedTexts(form), given, write, pageOf(party));
}

const Joined = z.strictObject({
	kind: z.enum(organizationKinds, { error: 'network_kind_missing' }),
	sentence: z.string().trim().min(1, { error: 'network_sentence_missing' }).max(300, { error: 'partnering_text_long' }),
	host: z.boolean()
});

/** Adds it to the directory, once that is said twice. */
export async function join(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const { locale } = event.locals;
	const given = Joined.safeParse({
		...{ kind: fieldOf(form, 'kind'), sentence: fieldOf(form, 'sentence') },
		host: fieldOf(form, 'joined') === 'yes'
	});
	const { party } = event.params;
	const write = async (tx: Tx, { sentence, ...its }: z.output<typeof Joined>): Promise<void> => {
		const said = { source: locale, [locale]: sentence };
		await joinDirectory(tx, { outside: party, sentence: said, ...its }, viewer, byOf(viewer));
		requireSure(event, doing(m.partnering_desk_join(), [m.partnering_desk_tie_text()]), form);
	};
	return changeGiven(event, typedTexts(form), given, write, pageOf(party));
}
