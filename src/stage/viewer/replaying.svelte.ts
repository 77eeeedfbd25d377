import { type Reel, type ReplayIndex, reelAt, stateAt } from '../room/replay.ts';
import { emptyRoom, type RoomState } from '../room/state.ts';

/** A room that was on air, shown again: it follows the picture, and has the state of any moment after one request at most. */
export class Replaying {
	state: RoomState = $state.raw(emptyRoom);
	/** The moment of the programme that is shown. */
	moment = $state(0);
	readonly index: ReplayIndex;
	private readonly address: string;
	private readonly reels = new Map<number, Promise<Reel | null>>();

	constructor(address: string, index: ReplayIndex, state: RoomState) {
		this.address = address;
		this.index = index;
		this.state = state;
		this.moment = index.from;
	}

	/** Shows a moment; a later call wins over an earlier one whose reel is still on its way. */
	async show(moment: number): Promise<void> {
		this.moment = moment;
		const place = reelAt(this.index, moment);
		const reel = await this.reel(place);
		if (reel && reelAt(this.index, this.moment) === place) this.state = stateAt(reel, this.moment);
		if (place + 1 < this.index.reels) void this.reel(place + 1);
	}

	private reel(place: number): Promise<Reel | null> {
		const known = this.reels.get(place) ?? this.fetch(place);
		this.reels.set(place, known);
		return known;
	}

	private async fetch(place: number): Promise<Reel | null> {
		const response = await fetch(`${this.address}/${place}?v=${this.index.version}`).catch(() => null);
		if (response?.ok) return response.json();
		this.reels.delete(place);
		return null;
	}
}
