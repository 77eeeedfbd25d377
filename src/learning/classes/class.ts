import type { Picture } from '#kernel/picture.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { Aim } from './class.schema.ts';
import type { SecretPicture } from './pictures.ts';
import type { SchoolYear, Stream } from './years.ts';

/** What a class needs to know of an activity that it can come to. */
export type ClassOffer = Readonly<{
	offering: string;
	minPupils: number;
	maxPupils: number;
	years: readonly SchoolYear[];
	streams: readonly Stream[];
	atHub: boolean;
	atSchool: boolean;
	aims: readonly Aim[];
	devices: Words;
	bus: Words | null;
	cost: Words;
	bring: Words | null;
}>;

/** A class that a teacher brings. */
export type SchoolClass = Readonly<{
	id: string;
	school: string;
	year: SchoolYear;
	stream: Stream;
	needs: string | null;
	/** Of her teacher; forgotten a month after the last séance. */
	phone: string | null;
	locale: Locale;
	code: string;
	lessonUntil: Date | null;
	/** The day on which all of it is erased, as an ISO date. */
	erasesOn: string;
}>;

/** A pupil as her teacher sees her: who she is stands on the teacher's paper. */
export type Pupil = Readonly<{
	id: string;
	number: number;
	pseudonym: string;
	/** The secret on her card serves once. */
	singleUse: boolean;
	/** She has chosen pictures of her own, or her card has served: there is no card to print. */
	printed: boolean;
	claimedAt: Date | null;
}>;

/** A pupil with what is printed on her card; null when she chose it herself. */
export type PupilCard = Pupil & Readonly<{ pictures: readonly SecretPicture[] | null }>;

export type WorkState = 'waiting' | 'shown' | 'removed';

/** A card on the wall of a class. */
export type WallWork = Readonly<{
	id: string;
	pupil: string;
	pseudonym: string;
	/** The language of the class. */
	locale: Locale;
	title: string;
	text: string | null;
	picture: Omit<Picture, 'alt'> | null;
	link: string | null;
	state: WorkState;
	madeAt: Date;
	proposed: boolean;
}>;

/** Months after which the data of a class is erased, from the day of its last séance. */
const KEPT_MONTHS = 13;

/** The day on which the data of a class is erased: thirteen months after an ISO day, on the last of that month when it has no such day. */
export function erasureDay(lastSeance: string): string {
	const [year = 0, month = 1, day = 1] = lastSeance.split('-').map(Number);
	const index = year * 12 + month - 1 + KEPT_MONTHS;
	const [to, of] = [Math.floor(index / 12), index % 12];
	const last = new Date(Date.UTC(to, of + 1, 0)).getUTCDate();
	return new Date(Date.UTC(to, of, Math.min(day, last))).toISOString().slice(0, 10);
}
