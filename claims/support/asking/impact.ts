import { reportOf } from '../impact/reports.ts';
import type { Arrange } from './world.ts';

/** What of figures cannot be undone. */
export const impact: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/impact/reports/[report]/#close': async ({ coordinator }) => {
		const page = `/desk/impact/reports/${await reportOf({ closed: false })}`;
		return { page, as: coordinator, act: 'close', figures: [] };
	}
};
