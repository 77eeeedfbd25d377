import { m } from '#messages';

// named one by one: a message looked up by a computed key would bring every message of the hub into every page
const names = {
	game: { one: m.gallery_kind_game, type: 'VideoGame' },
	object: { one: m.gallery_kind_object, type: 'CreativeWork' },
	film: { one: m.gallery_kind_film, type: 'Movie' },
	music: { one: m.gallery_kind_music, type: 'MusicRecording' },
	site: { one: m.gallery_kind_site, type: 'WebSite' },
	print: { one: m.gallery_kind_print, type: 'CreativeWork' },
	other: { one: m.gallery_kind_other, type: 'CreativeWork' }
} as const;

export type WorkKind = keyof typeof names;
export const workKinds = Object.keys(names) as [WorkKind, ...WorkKind[]];

/** What a kind of work is called, in the reader's language. */
export const workKindName = (kind: WorkKind): string => names[kind].one();

/** The type of schema.org that a kind of work has. */
export const workType = (kind: WorkKind): string => names[kind].type;
