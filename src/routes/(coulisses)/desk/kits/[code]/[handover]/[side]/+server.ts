import { missing } from '#kernel/errors.ts';
import { spaceActs } from '#spaces/acts.ts';
import { unitKept } from '#spaces/desk/kits/kits.server.ts';
import { conditionPhoto } from '#spaces/server';
import { privateFile } from '#web/private-file.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { code, handover, side } = event.params;
	const { unit, keeper } = await unitKept(code);
	await requireTeam(event, spaceActs.see, { organisation: keeper });
	if (side !== 'out' && side !== 'back') throw missing();
	return privateFile({ hash: await conditionPhoto(unit.id, handover, side), name: `${unit.code}-${side}.webp` });
};
