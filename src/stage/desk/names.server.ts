import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { CueKind } from '../cues.ts';
import { type FieldName, type GraphicName, graphicOf } from '../graphics/kinds.ts';

type Underscored<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Underscored<B>}` : S;

/** What a kind of cue is called, be it a poll, a graphic or what comes from the public; without a language, in the reader's. */
export const kindName = (kind: CueKind, locale?: Locale): string =>
	m[`stage_kind_${kind.replaceAll('-', '_') as Underscored<CueKind>}`]({}, locale && { locale });

/** A graphic by its name; one that another program made by the name it was given. */
export const graphicName = (name: string): string => (graphicOf(name) ? kindName(name as GraphicName) : name);

/** What a part of a graphic is called in a form. */
export const fieldLabel = (field: FieldName): string => m[`stage_field_${field}`]();
