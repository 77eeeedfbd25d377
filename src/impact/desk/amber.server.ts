import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { hub } from '#kernel/server/hub.ts';
import { clock, longDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { unitsInAmber } from '../server/counting.ts';
import { amberName, pieceName } from '../server/names.ts';
import { ambersNow, explainAmber } from '../server/proof/amber.ts';

/** The pieces in amber, with how many units of which measures each has in amber. */
export async function ambersShown(locale: Locale) {
	const { timeZone } = await hub();
	const pieces = await ambersNow();
	const figures = pieces.length ? await unitsInAmber() : [];
	const counts = new Map<string, Set<string>>();
	const units = new Set<string>();
	for (const [code, all] of figures)
		for (const unit of all) {
			units.add(`${code} ${unit.key}`);
			for (const { kind, id, amber } of unit.pieces)
				if (amber) counts.set(`${kind} ${id}`, (counts.get(`${kind} ${id}`) ?? new Set()).add(code));
		}
	const said = (at: Date) => `${longDate(at, locale, timeZone)}, ${clock(at, locale, timeZone)}`;
	return {
		units: units.size,
		rows: pieces.map(({ kind, id, what, since, firstSeen, word }) => ({
			...{ kind, id, word, name: pieceName(kind), number: id.slice(-6), what: amberName(what) },
			...{ since: said(since), firstSeen: said(firstSeen), measures: [...(counts.get(`${kind} ${id}`) ?? [])] }
		}))
	};
}

/** Writes what the team has found out about one of them. */
export async function explain(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const given = { kind: fieldOf(form, 'kind'), id: fieldOf(form, 'id'), word: fieldOf(form, 'word') };
	return change(
		event,
		typedTexts(form),
		(tx) => explainAmber(tx, given, viewer, byOf(viewer)),
		'/desk/impact/pieces?done=saved',
		(code) => (code === 'impact_why_missing' ? 'word' : '')
	);
}
