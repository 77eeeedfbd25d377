import { tableOf } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { impactActs } from '#impact/acts.ts';
import { figuresShown } from '#impact/desk/figures.server.ts';
import { m } from '#messages';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The figures as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, impactActs.keep);
	const { rows } = await figuresShown(event.url, event.locals.locale);
	const table = tableOf('impact', rows, {
		code: [m.web_code(), ({ code }) => code],
		name: [m.impact_measure(), ({ name }) => name],
		kind: [m.web_kind(), ({ kindName }) => kindName],
		figure: [m.impact_figure(), ({ figure }) => figure],
		unit: [m.impact_unit(), ({ unitName }) => unitName],
		left: [m.impact_left_out(), ({ left }) => left],
		target: [m.impact_target(), ({ progress }) => progress?.target ?? null],
		version: [m.impact_rule(), ({ version }) => version],
		source: [m.impact_source(), ({ source }) => source]
	});
	return tableResponse(table, event.url);
};
