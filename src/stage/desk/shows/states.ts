import type { Area } from '#kernel/area.ts';
import { m } from '#messages';
import type { PictureSource, ShowState } from '../../index.ts';

const states: Record<ShowState, { name: () => string; area: Area }> = {
	draft: { name: m.web_draft, area: 'impact' },
	coming: { name: m.web_coming, area: 'journey' },
	live: { name: m.shows_state_live, area: 'agenda' },
	over: { name: m.shows_state_over, area: 'learning' },
	cancelled: { name: m.shows_state_cancelled, area: 'impact' }
};

/** Where a show stands, in a word and the colour beside it. */
export const stateWord = (state: ShowState): { name: string; area: Area } => ({
	name: states[state].name(),
	area: states[state].area
});

const pictures: Record<PictureSource, () => string> = {
	film: m.shows_picture_film,
	hls: m.shows_picture_hls,
	none: m.shows_picture_none
};

export const pictureWord = (picture: PictureSource): string => pictures[picture]();
