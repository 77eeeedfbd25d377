import { ifThere } from '#kernel/errors.ts';
import type { KeyKind } from '#kernel/identity/server/keys.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { showActs } from '../acts.ts';
import { mayWork } from './crew.ts';
import { showById } from './shows.ts';

/** Of one show, for whoever may direct it. */
const ofShow: Pick<KeyKind, 'may' | 'tell'> = {
	may: async (maker, { scope }, on) => (await ifThere(mayWork(scope.id, maker, showActs.direct, on))) ?? false,
	async tell({ scope, part }, locale) {
		const show = await ifThere(showById(scope.id));
		if (!show) return null;
		const title = say(show.listing.offering.title, locale).text;
		const station = show.stations.find(({ slug }) => slug === part)?.name ?? part;
		return { text: station ? `${title}, ${station}` : title, path: `/desk/shows/${scope.id}` };
	}
};

/** By which buttons press those of a show's control room. */
export const buttonsKey: KeyKind = { kind: 'stage.buttons', name: m.stage_key_buttons, days: 365, ...ofShow };

/** In the address of a station's overlay, which shows what viewers do not see yet. `part`: the station's slug. */
export const overlayKey: KeyKind = { kind: 'stage.overlay', name: m.stage_key_overlay, days: 365, ...ofShow };
