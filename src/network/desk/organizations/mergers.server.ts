import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { doing } from '#web/asking.server.ts';
import type { Question } from '#web/asking.ts';
import type { Undone } from '../../server/index.ts';

/** What people call the rows of a table, by table or by module. */
const called: Readonly<Record<string, () => string>> = {
	'network.affiliation': m.people_title,
	'network.identifier': m.network_numbers,
	'network.claim': m.organizations_merger_roles,
	'network.invitation': m.organizations_merger_roles,
	identity: m.organizations_merger_roles,
	'network.place': m.organizations_merger_places,
	'network.work': m.organizations_merger_works,
	'network.tagged': m.organizations_merger_contacts,
	'network.list_entry': m.organizations_merger_contacts,
	'network.note': m.organizations_merger_contacts,
	'network.follow_up': m.organizations_merger_contacts,
	'network.convention': m.organizations_merger_bond,
	'network.pledge': m.organizations_merger_bond,
	'network.gift': m.organizations_merger_bond,
	agenda: m.organizations_merger_activities,
	editorial: m.organizations_merger_news,
	learning: m.organizations_merger_learning,
	partnering: m.organizations_merger_proposals,
	spaces: m.organizations_merger_spaces,
	stage: m.organizations_merger_shows,
	venture: m.venture_file_wing
};

/** Tables of which nobody is told a figure: the page itself, and what leads to it. */
const untold = new Set(['network.organization', 'network.former_address', 'kernel.revision']);

/** How many rows there are of each kind, in words: « Personnes (3), Activités (12) ». */
export function figuresOf(rows: Readonly<Record<string, number>>): string {
	const sums = new Map(Object.values(called).map((name) => [name(), 0]));
	for (const [place, count] of Object.entries(rows)) {
		if (untold.has(place)) continue;
		const what = (called[place] ?? called[place.split('.')[0] ?? ''] ?? m.organizations_merger_others)();
		sums.set(what, (sums.get(what) ?? 0) + count);
	}
	return [...sums]
		.flatMap(([what, count]) => (count ? [m.organizations_merger_figure({ what, count })] : []))
		.join(', ');
}

/** The question before a merger is undone, by what it would do. */
export function unmerging(undone: Undone, locale: Locale): Question {
	const { name, keptName: kept, slug, back, changed, missing, keptChanged, since } = undone;
	const [returns, stays] = [figuresOf(back), figuresOf(since)];
	const says = [
		m.organizations_merger_back({ name, address: href(`/network/${slug}`, locale) }),
		...(returns ? [m.organizations_merger_returns({ what: returns })] : []),
		...(changed ? [m.organizations_merger_changed({ count: changed })] : []),
		...(missing ? [m.organizations_merger_missing({ count: missing })] : []),
		...(keptChanged ? [m.organizations_merger_kept_changed({ kept })] : []),
		...(stays ? [m.organizations_merger_since({ kept, what: stays })] : [])
	];
	return { ...doing(m.organizations_merger_undo(), says), kept: true };
}
