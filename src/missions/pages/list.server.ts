import { listQuery } from '#web/list.server.ts';
import { announced, type Mission } from '../server/index.ts';

const SHOWN = 24;

/** The missions that are announced, as cards. */
export async function missionsShown(url: URL) {
	const { page } = listQuery(url, { sorts: ['starts'] });
	const { missions, total } = await announced({ limit: SHOWN, offset: (page - 1) * SHOWN });
	return { missions: missions.map(asCard), page, pages: Math.ceil(total / SHOWN) };
}

const asCard = ({ id, slug, title, summary, locality, starts, ends, sectors, ...rest }: Mission) => ({
	...{ id, slug, title, summary, locality, starts, ends, sector: sectors[0] ?? 'venture' },
	...{ state: rest.state, left: rest.places - rest.taken, fictional: rest.fictional }
});
