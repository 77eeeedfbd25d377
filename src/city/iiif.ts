export const PRESENTATION = 'http://iiif.io/api/presentation/3/context.json';
/** The media type of a manifest and of a collection. */
export const PRESENTATION_TYPE = `application/ld+json;profile="${PRESENTATION}"`;
