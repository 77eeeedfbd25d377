export { PRESENTATION_TYPE } from '../iiif.ts';
export { bookTrail } from './booking.ts';
export { copyOf } from './copies.ts';
export { trailNames, trailStarts, visitedTrails } from './counted.ts';
export { countOpenings, forgetCounts } from './counting.ts';
export {
	approve,
	askApproval,
	editionById,
	editionsOf,
	goBack,
	readiness,
	returnTrail,
	withdrawTrail
} from './editions.ts';
export { writePassport, writeReaction } from './experiments.ts';
export { figuresOf } from './figures.ts';
export { demandFilm, filmBounds } from './film.ts';
export { gpxOf } from './gpx.ts';
export { groundOf, layGround } from './ground/keeping.ts';
export { tilesFrom } from './ground/making.ts';
export { lookAt } from './iiif/looking.ts';
export { asManifest, iiifCollection, iiifManifest } from './iiif/manifest.ts';
export type { Offer, OfferedPicture, TheirWords } from './iiif/reading/offer.ts';
export { fetchedPicture, offeredAt, smallPicture } from './iiif/taking.ts';
export { licenceOfRights } from './iiif/terms.ts';
export { filesApart } from './import/apart.ts';
export { bringFiles, bringingsOf, forgetBringing, MOST_FILES, noteBringing, trailOfBatch } from './import/brought.ts';
export { stopImporter } from './import/importer.ts';
export { stopsTable } from './import/model.ts';
export { layerSign } from './layer-sign.ts';
export { addMedia, changeMedia, mediaOfOrganization, readyMedia, removeMedia } from './media.ts';
export { offerOf, serveOffer } from './packs.ts';
export {
	isKnown,
	keepsFromTravel,
	makeParcel,
	mergedWith,
	type Opened,
	openParcel,
	parcelFile,
	parcelsOf,
	publicKey,
	readyFiles,
	requireTakeable,
	sentParcel,
	takeParcel,
	thumbprintOf,
	trailOfParcel,
	undoTaking
} from './parcels/index.ts';
export { previewed, previewFile, previewTile, previewToken } from './previews.ts';
export { allTrails, trailById, trailSorts, trailsOf } from './reading.ts';
export { type Seat, seatIn, type Working, writesFor } from './seats.ts';
export {
	findCode,
	partOf,
	reactionOf,
	type Served,
	servedBySlug,
	servedTrails,
	serveFile,
	serveTile
} from './serving.ts';
export type { Printed } from './sheets/drawing.ts';
export { printSheets, sheetFormats } from './sheets/printed.ts';
export { readTown } from './town/following.ts';
export { addTown, pauseTown, townSource, townSources, townsSaying } from './town/sources.ts';
export {
	leaveVoice,
	removeVoice,
	showVoice,
	stopWithVoices,
	voicesAt,
	voicesOf,
	withdrawVoice
} from './voices.ts';
export {
	addStop,
	changeStop,
	changeTrail,
	moveStop,
	openToVoices,
	putFilm,
	removeStop,
	writeLayer,
	writeRiddle,
	writeTrail
} from './writing.ts';
