/** The parts of the hub that own a colour. A colour never stands alone: a word says the same. */
export type Area = 'network' | 'agenda' | 'learning' | 'journey' | 'venture' | 'stage' | 'city' | 'impact';

/** The light theme's colours of the areas (`src/ui/styles/tokens.css`) as a drawing knows them: one that carries white, one that is read on paper. */
export const areaInk: Readonly<Record<Area, Readonly<{ colour: string; ink: string }>>> = {
	network: { colour: '#3a3d45', ink: '#15171c' },
	agenda: { colour: '#c2452d', ink: '#b83c23' },
	learning: { colour: '#2f7d57', ink: '#24744e' },
	journey: { colour: '#e4a82f', ink: '#875f05' },
	venture: { colour: '#2f6bd6', ink: '#2662cd' },
	stage: { colour: '#7a3e8e', ink: '#7a3e8e' },
	city: { colour: '#16808a', ink: '#02717a' },
	impact: { colour: '#7d756a', ink: '#6c655a' }
};
