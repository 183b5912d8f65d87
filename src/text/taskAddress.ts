/** Where each task is done: the path of its page. Screen, mail and calendar lead to the same place. */
import type { Task } from '../domain/task/tasks.ts';

export function taskAddress(task: Task): string {
  const board = `/n/${task.boardId ?? ''}`;
  const year = `${board}/${task.year}`;
  const target = task.targetId ?? '';
  switch (task.kind) {
    case 'performControl': case 'reviewControl': case 'settleFault': return `/kontroll/${task.boardId ?? ''}/${target}`;
    case 'remindUnits': case 'summarise': return `${year}/kontroller?period=${task.code}#kontroll-${target}`;
    case 'planControls': return `${year}/kontroller`;
    case 'measureDue': case 'checkEffect': return task.ownPage ? `/atgard/${task.boardId ?? ''}/${target}` : `${year}/atgarder#atgard-${target}`;
    case 'answerRecommendation': return task.ownPage ? `/rekommendation/${task.boardId ?? ''}/${target}` : `${year}/atgarder#rekommendation-${target}`;
    case 'reviewRatings': return `${year}/analys`;
    case 'receiveDeviation': case 'closeDeviation': case 'tellBoard': case 'informBoard': return `/avvikelse/${task.boardId ?? ''}/${target}`;
    case 'boardUnhandled': return '/avvikelser';
    case 'answerRequest': return '/begaran';
    case 'submit': case 'registerDecision': case 'adjust': case 'readDecided': return `${year}/beslut`;
    case 'beginFollowup': case 'writeFollowup': return `${year}/uppfoljning/${task.code}`;
    case 'judge': return `${year}/uppfoljning/${task.code}?del=bedomning`;
    case 'submitFollowup': case 'registerFollowup': case 'adjustFollowup': return `${year}/beslut#uppfoljning-${task.code}`;
    case 'readFollowup': return `/revision/${task.boardId ?? ''}/${task.year}/uppfoljning/${target}`;
    case 'readShared': return `/delat/${target}`;
    case 'startYear': return `${board}/${task.year - 1}/beslut`;
    case 'importFirst': return `${year}/inlasning`;
    case 'manageFirst': return '/organisation';
  }
}
