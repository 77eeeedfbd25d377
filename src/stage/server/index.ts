export { FilmWords } from '../film.schema.ts';
export { NewCue, NewSegment, NewStation, RundownFile, Settings } from '../preparing.schema.ts';
export { botsAreIn, botTexts, startBots, stopBots } from './bots.ts';
export { codeCounts, forgetCodes, makeCodes } from './codes.ts';
export { countedShows } from './counted.ts';
export { crewNames, crewOf, join, leave, mayWork, showActObject, showsWorkedOn } from './crew.ts';
export { addFilmFromFile } from './film/bringing.ts';
export { keepCaptions, removeCaptions } from './film/captions.ts';
export {
	changeFilm,
	type FilmList,
	filmById,
	filmSorts,
	films,
	restoreFilm,
	showsOfFilm,
	trashFilm
} from './film/films.ts';
export { filmsFolder, mostBytes, openFilms } from './film/folder.ts';
export { serveFilm } from './film/serving.ts';
export { sourceOfFilm, sourceOfShow, sourceOfTrailer } from './film/source.ts';
export { bringFilm, receiveFilm, tryAgain } from './film/upload.ts';
export { buttonsKey, overlayKey } from './keys.ts';
export { allShows, latestAiring, showSorts } from './list.ts';
export { type ListedShow, showsOnAntenna } from './listing.ts';
export { postcodes, replacePostcodes } from './postcodes.ts';
export { filmChoices, makeShow, settingsOf, setUp, undoSettings, unmakeShow } from './preparing.ts';
export { againOf, replayOf, voteAgain, votesOf } from './replay.ts';
export { forgetRuns } from './retention.ts';
export { answerRooms, attachRooms, closeRooms, cutRooms } from './room/door.ts';
export { openRoomOf as openRoom } from './room/opening.ts';
export { order } from './room/order.ts';
export { closeRehearsal, currentRoom, type Room, roomById, roomLog } from './room/rooms.ts';
export { stateOf, toldOf } from './room/running.ts';
export { appendRundown, editRundown, rundownOf, undoRundown } from './rundown.ts';
export { closeStage, openStage } from './running.ts';
export { publishedShow, showById, showOfOccurrence } from './shows.ts';
export { addSilence, endSilence, pollsAreSilent, type Silence, SilenceSchema, silences } from './silences.ts';
export {
	addStation,
	allStations,
	changeStation,
	stationChoices,
	stationForm,
	stationSorts,
	trashStation,
	undoStation
} from './stations.ts';
export { relayPicture } from './stream/picture.ts';
export { takeOverEvening } from './taking-over.ts';
export { type AiredRoom, airedRooms, archiveOf } from './trade/archive.ts';
export { type KeptShow, keptShows } from './trade/reach.ts';
export {
	addReply,
	DecisionSchema,
	decideReply,
	noteReplyBroadcast,
	type Reach,
	ReplySchema,
	replies,
	replyById,
	replySorts
} from './trade/replies.ts';
export { ballotsIn, messagesOf, reportOfRoom } from './trade/reporting.ts';
