import { editing, editorOf } from '#learning/desk/goals/editing.server.ts';
import { requireCohortGoal } from '#learning/desk/goals/subject.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => editorOf(await requireCohortGoal(event), event.locals.locale);

export const actions: Actions = editing<RequestEvent>(requireCohortGoal);
