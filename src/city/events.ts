/** What a figure needs of a trail: how large it is, and in how many languages. */
type About = { stops: number; languages: number; fictional: boolean };

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the trail, the target its organisation, in this and the following. `edition`: its number; `again`: whether it is an older one again. */
		'city.published': About & { edition: number; again: boolean };
		'city.withdrawn': About;
		/** It is booked on a funded project, by its code, or on none any more. */
		'city.funded': { operation: string; fictional: boolean };
		/** Somebody asks for an approval, or it is given back with a word. */
		'city.asked': { fictional: boolean };
		'city.returned': { fictional: boolean };
		/** A parcel of it is made for another hub, or one is taken in, or that is undone. `fresh`: the trail is made by it. */
		'city.sent': { stops: number; fictional: boolean };
		'city.taken': { stops: number; fresh: boolean; fictional: boolean };
		'city.taking_undone': { fictional: boolean };
		/** What a visitor has left at a stop is shown to everybody, or no more. */
		'city.voice_shown': { fictional: boolean };
		'city.voice_removed': { fictional: boolean };
		/** The object is a place that a town's open data names no more, or again. */
		'city.town_place_gone': Record<never, never>;
		'city.town_place_back': Record<never, never>;
		/** The ground below all trails is another one; the object is it. */
		'city.ground_laid': Record<never, never>;
	}
}
