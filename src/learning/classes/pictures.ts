import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';

/** The colours of the drawings; they stand on white, whatever the theme. */
const inks: Readonly<Record<string, string>> = {
	k: '#15171c',
	r: '#c2452d',
	g: '#2f7d57',
	y: '#e5a82e',
	b: '#2e6bd6',
	p: '#7a3e8e',
	t: '#16808a',
	o: '#8a5a2b',
	s: '#b9b4aa'
};

/** Eight rows of eight pixels; a point is empty. */
const drawings = {
	rocket: '...rr... ..rrrr.. ..kbbk.. ..kbbk.. ..kkkk.. .rkkkkr. rr.kk.rr ...yy...',
	apple: '....o... ...og... .rrrrrr. rrrrrrrr rryrrrrr rrrrrrrr .rrrrrr. ..rrrr..',
	fish: '........ ..bbbb.b .bbbbbbb bkbbbbb. bbbbbbb. .bbbbbbb ..bbbb.b ........',
	star: '...yy... ...yy... yyyyyyyy .yyyyyy. ..yyyy.. .yyyyyy. .yy..yy. yy....yy',
	heart: '.pp..pp. pppppppp pppppppp pppppppp .pppppp. ..pppp.. ...pp... ........',
	house: '...rr... ..rrrr.. .rrrrrr. rrrrrrrr .ssssss. .sbsoos. .sssoos. .sssoos.',
	tree: '..gggg.. .gggggg. gggggggg gggggggg .gggggg. ...oo... ...oo... ..oooo..',
	sun: 'y..yy..y .y.yy.y. ..yyyy.. yyyyyyyy yyyyyyyy ..yyyy.. .y.yy.y. y..yy..y',
	moon: '..ttt... .ttt.... ttt..... ttt..... ttt..... tttt.... .ttttttt ..ttttt.',
	key: '.yyy.... yy.yy... y...yyyy yy.yyyyy .yyy..yy ......y. ......yy ........',
	umbrella: '...pp... ..pppp.. .pppppp. pppppppp p.pkkp.p ...kk... .k.kk... .kkk....',
	boat: '...k.... ...krr.. ...krrr. ...krrrr ...k.... oooooooo .oooooo. bbbbbbbb',
	cat: 'k......k kk....kk kkkkkkkk kkgkkgkk kkkkkkkk kkkrrkkk .kkkkkk. ..kkkk..',
	flower: '..rrrr.. .rryyrr. .ryyyyr. .rryyrr. ..rrrr.. ...gg... .ggggg.. ...gg...',
	mushroom: '..rrrr.. .rsrrsr. rrrrrrrr rsrrrrsr rrrrrrrr ..ssss.. ..ssss.. ..ssss..',
	robot: '...kk... .ssssss. .sbssbs. .ssssss. ...ss... tttttttt t.tttt.t ..t..t..',
	cup: '.k.k.... ..k.k... bbbbbb.. bbbbbbbb bbbbbb.b bbbbbbbb .bbbb... ssssss..',
	bell: '...yy... ..yyyy.. .yyyyyy. .yyyyyy. .yyyyyy. yyyyyyyy ...oo... ........',
	ladder: '.o....o. .oooooo. .o....o. .oooooo. .o....o. .oooooo. .o....o. .o....o.',
	crown: 'y..yy..y yy.yy.yy yyyyyyyy yryyyyby yyyyyyyy oooooooo ........ ........'
} as const;

export type SecretPicture = keyof typeof drawings;
export const secretPictures = Object.keys(drawings) as SecretPicture[];

/** How many pictures a pupil remembers, in their order, none twice. */
export const SECRET_LENGTH = 3;

export const isSecretPicture = (text: string): text is SecretPicture => Object.hasOwn(drawings, text);

/** Runs of equal pixels of a drawing: where each begins, how long it is, and its colour. */
export function pixelsOf(picture: SecretPicture): { x: number; y: number; width: number; ink: string }[] {
	return drawings[picture].split(' ').flatMap((row, y) =>
		[...row.matchAll(/([a-z])\1*/g)].map(({ 0: run, 1: colour = 'k', index }) => ({
			...{ x: index, y, width: run.length },
			ink: inks[colour] ?? '#15171c'
		}))
	);
}

// named one by one: a computed key would bring every message of the hub into the page
const names: Record<SecretPicture, Name> = {
	rocket: m.classes_picture_rocket,
	apple: m.classes_picture_apple,
	fish: m.classes_picture_fish,
	star: m.classes_picture_star,
	heart: m.classes_picture_heart,
	house: m.classes_picture_house,
	tree: m.classes_picture_tree,
	sun: m.classes_picture_sun,
	moon: m.classes_picture_moon,
	key: m.classes_picture_key,
	umbrella: m.classes_picture_umbrella,
	boat: m.classes_picture_boat,
	cat: m.classes_picture_cat,
	flower: m.classes_picture_flower,
	mushroom: m.classes_picture_mushroom,
	robot: m.classes_picture_robot,
	cup: m.classes_picture_cup,
	bell: m.classes_picture_bell,
	ladder: m.classes_picture_ladder,
	crown: m.classes_picture_crown
};

/** What a picture is called; without a language, in the reader's. */
export const pictureName = (picture: SecretPicture, locale?: Locale): string =>
	names[picture]({}, locale ? { locale } : undefined);
