import type { RequestEvent } from '@sveltejs/kit';
import { visitedTrails } from '#city/server';
import { refused } from '#kernel/errors.ts';
import { plain } from '#kernel/fold.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { operations } from '#kernel/server/operations.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames, places } from '#network/server';
import { attempt, change, changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, sentFile, typedTexts } from '#web/form.server.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { byOf } from '#web/require.server.ts';
import { impactActs } from '../acts.ts';
import { NewDeclaration } from '../declaration.schema.ts';
import { type AboutKind, countedIn, declarationKinds } from '../kinds.ts';
import { type Declaration, decideDeclaration, declarations, declare } from '../server/declarations.ts';
import { keyOf, namesOf } from '../server/named.ts';
import { declaredName } from '../server/names.ts';
import { partneredBy } from '../standing.ts';

const MEGABYTES = 10;
const PER_KIND: Readonly<Record<'cents' | 'jobs' | 'visitors', number>> = { cents: 100, jobs: 100, visitors: 1 };

/** The declarations that somebody reads, with what they are about; and what a new one may be about. */
export async function declarationsShown(url: URL, viewer: Viewer, locale: Locale) {
	const query = listQuery(url, { sorts: ['sentAt', 'about'], filters: ['state', 'kind'] });
	const all = await declarations(viewer);
	const names = await namesOf(all.map(({ aboutKind, about }) => keyOf(aboutKind, about)));
	const rows = all
		.map((one) => ({
			...one,
			...{ state: stateOf(one), own: one.sentBy === viewer.id, kindName: declaredName(one.kind) },
			name: names.get(keyOf(one.aboutKind, one.about)) ?? '—',
			says: saidOf(one, locale)
		}))
		.filter(({ state }) => !query.filters.state || state === query.filters.state)
		.filter(({ kind }) => !query.filters.kind || kind === query.filters.kind)
		.filter(({ name, kindName }) => plain(`${name} ${kindName}`).includes(plain(query.q)));
	const sorted = query.sort === 'about' ? rows.toSorted((a, b) => a.name.localeCompare(b.name, locale)) : rows;
	if (query.descending) sorted.reverse();
	const first = (query.page - 1) * ROWS;
	return {
		...{ query, rows: sorted.slice(first, first + ROWS), total: rows.length, pages: Math.ceil(rows.length / ROWS) },
		...(await offered(viewer)),
		key: newId()
	};
}

/** What the form offers: whoever is not of the team declares for her own organisations. */
async function offered(viewer: Viewer) {
	const [known, sites, trails, funded] = await Promise.all([
		organizationNames(),
		places(),
		visitedTrails(),
		operations({ open: true })
	]);
	const team = can(viewer, impactActs.keep);
	const partners = known.filter(({ id }) => team || partneredBy(viewer).includes(id));
	const option = (kind: AboutKind) => (one: { id: string; name: string }) => ({
		value: `${kind} ${one.id}`,
		label: one.name
	});
	return {
		team,
		about: [...known.map(option('organization')), ...sites.map(option('place')), ...trails.map(option('trail'))],
		partners: partners.map(({ id, name }) => ({ value: id, label: name })),
		operations: funded.map(({ code }) => ({ value: code, label: code })),
		kinds: declarationKinds.map((kind) => ({ value: kind, label: declaredName(kind) }))
	};
}

const stateOf = ({ validatedAt, declinedAt }: Declaration): 'waits' | 'validated' | 'declined' =>
	validatedAt ? 'validated' : declinedAt ? 'declined' : 'waits';

function saidOf({ kind, value, size }: Declaration, locale: Locale): string {
	const unit = countedIn[kind];
	if (size) return m[`impact_group_${size as 'micro'}`]();
	if (!unit || value === null) return '';
	const style = unit === 'cents' ? { style: 'currency' as const, currency: 'EUR' } : { maximumFractionDigits: 2 };
	return new Intl.NumberFormat(locale, style).format(Number(value) / PER_KIND[unit]);
}

const types: Readonly<Record<string, string>> = {
	...{ '%PDF': 'application/pdf', '\x89PNG': 'image/png', '\xff\xd8\xff': 'image/jpeg' }
};

/** Declares what a form says, with its document; a comma is a point. */
export async function saveDeclaration(event: RequestEvent, viewer: Viewer) {
	const form = await formWithFiles(event.request, MEGABYTES);
	const typed = typedTexts(form);
	const given = NewDeclaration.safeParse(readDeclaration(form, viewer));
	return attempt(event, 'document', typed, async () => {
		const sent = await sentFile(form, 'document');
		const mediaType = Object.entries(types).find(
			([begins]) => sent?.content.toString('latin1', 0, begins.length) === begins
		)?.[1];
		if (given.success && (!sent || !mediaType)) throw refused('impact_document_missing', {}, 422);
		const document = { name: sent?.name ?? '', content: sent?.content ?? Buffer.alloc(0), mediaType: mediaType ?? '' };
		return changeGiven(
			event,
			typed,
			given,
			(tx, its) => declare(tx, its, { id: keyIn(form), document }, viewer, byOf(viewer)),
			'/desk/impact/declarations?done=saved',
			{ kernel_operation_closed: 'operation', impact_declared: 'document' }
		);
	});
}

function readDeclaration(form: FormData, viewer: Viewer) {
	const field = (name: string) => fieldOf(form, name).trim();
	const [aboutKind, about] = field('about').split(' ');
	const kind = declarationKinds.find((one) => one === field('kind'));
	const unit = kind ? countedIn[kind] : null;
	const number = Number(
		field('value')
			.replace(/[\s\u00a0\u202f]/g, '')
			.replace(',', '.') || Number.NaN
	);
	const partner = field('partner') || (can(viewer, impactActs.keep) ? null : (partneredBy(viewer)[0] ?? null));
	return {
		...{ kind: kind ?? '', aboutKind, about, partner, operation: field('operation') || null, asOf: field('asOf') },
		value: unit ? Math.round(number * PER_KIND[unit]) : null,
		size: kind === 'size' ? field('size') || undefined : null
	};
}

/** Validates what somebody else has sent, or says that it is not so. */
export async function decide(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const given = { validated: fieldOf(form, 'validated') === '1', word: fieldOf(form, 'word') };
	return change(
		event,
		typedTexts(form),
		(tx) => decideDeclaration(tx, fieldOf(form, 'id'), given, viewer, byOf(viewer)),
		'/desk/impact/declarations?done=saved'
	);
}
