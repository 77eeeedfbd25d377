import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewTarget } from '../declaration.schema.ts';
import { measureOf } from '../figures/measures.ts';
import { countedAs } from '../server/names.ts';
import { promise } from '../server/targets.ts';

/** Writes what an operation promises of a measure, from its form. */
export async function saveTarget(event: RequestEvent<{ measure: string }>, viewer: Viewer) {
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name).trim();
	const { measure } = event.params;
	const unit = measureOf(measure)?.unit ?? 'people';
	const number = (name: string) => (field(name) ? (countedAs(field(name), unit) ?? -1) : null);
	const given = NewTarget.safeParse({
		...{ operation: field('operation'), measure, partner: field('partner') || null, baseline: number('baseline') ?? 0 },
		...{ milestone: number('milestone'), milestoneOn: field('milestoneOn') || null },
		...{ target: number('target'), targetOn: field('targetOn') }
	});
	const to = `/desk/impact/${measure}?operation=${encodeURIComponent(field('operation'))}&done=saved`;
	return changeGiven(event, typedTexts(form), given, (tx, its) => promise(tx, its, byOf(viewer)), to);
}
