import { redirect } from '@sveltejs/kit';
import { importActs } from '#exchange/acts.ts';
import { batches, bring, LARGEST } from '#exchange/server';
import { importerOf, importers } from '#importers.ts';
import { href } from '#kernel/address.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { bytesOf, formWithFiles } from '#kernel/server/bodies.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, importActs.run);
	const { locale } = event.locals;
	const known = await batches(importers.map(({ kind }) => kind));
	const asked = event.url.searchParams.get('kind');
	const names = new Map<string, string>();
	for (const id of new Set(known.flatMap(({ madeBy }) => madeBy ?? [])))
		names.set(id, (await personById(id))?.name ?? '—');
	return {
		kinds: importers.map(({ kind, name, hint }) => ({ value: kind, label: name(locale), hint: hint(locale) })),
		kind: importers.find(({ kind }) => kind === asked)?.kind ?? 'organizations',
		megabytes: LARGEST / 1024 / 1024,
		history: known.map(({ id, kind, fileName, state, counts, createdAt, madeBy }) => ({
			...{ id, fileName, state, counts, createdAt },
			kind: importers.find((one) => one.kind === kind)?.name(locale) ?? kind,
			by: madeBy ? (names.get(madeBy) ?? '—') : '—'
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, importActs.run);
		const form = await formWithFiles(event.request, 21);
		const typed = { kind: fieldOf(form, 'kind') };
		const file = form.get('file');
		const chosen = importers.some(({ kind }) => kind === typed.kind);
		const given = file instanceof File && file.size > 0;
		const problems: Record<string, string> = {
			...(chosen ? {} : { kind: m.import_what_missing() }),
			...(given ? {} : { file: m.import_file_missing() })
		};
		if (!chosen || !given) return fail(422, { typed, problems });
		return attempt(event, 'file', typed, async () => {
			const id = await bring(importerOf(typed.kind), { name: file.name, bytes: await bytesOf(file) }, viewer.id);
			redirect(303, href(`/desk/import/${id}`, event.locals.locale));
		});
	}
};
