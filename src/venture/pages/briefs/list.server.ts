import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { sectors } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import { type Brief, briefsFor, briefsReaching, heldFiles } from '../../server/index.ts';

/** What companies ask for, as far as a reader may see it and the address narrows it: what can still be answered first. */
export async function briefsAsked(url: URL, viewer: Viewer | null) {
	const { filters } = listQuery(url, { sorts: ['name'], filters: ['kind', 'sector'] });
	const asked = { kind: filters.kind ?? '', sector: filters.sector ?? '' };
	const [all, known] = await Promise.all([briefsFor(viewer), sectors()]);
	const shown = all.filter(({ state }) => state !== 'draft' && state !== 'withdrawn');
	const found = shown.filter(
		({ kind, sectors: its }) => (!asked.kind || kind === asked.kind) && (!asked.sector || its.includes(asked.sector))
	);
	return {
		asked,
		total: shown.length,
		open: found.filter(isOpen),
		others: found.filter((one) => !isOpen(one)),
		sectors: known.filter(({ slug }) => shown.some(({ sectors: its }) => its.includes(slug)))
	};
}

const isOpen = ({ state }: Brief): boolean => state === 'open';

/** What somebody asks for, and what reaches the organisations that she answers for. */
export async function briefsMine(viewer: Viewer) {
	const [all, reaching, files] = await Promise.all([briefsFor(viewer), briefsReaching(viewer), heldFiles(viewer)]);
	return {
		own: all.filter(({ owns }) => owns),
		reaching: reaching.map(({ brief, organization, invited, answered }) => ({
			...brief,
			told: { organization, invited, answered }
		})),
		asks: hostedBy(viewer).length + files.length > 0
	};
}
