import type { OperationId } from '../contract/table.ts';
import { refuse } from '../domain/refusal.ts';
import * as audit from './audit.ts';
import { readCoverage } from './auditCoverage.ts';
import { auditPackage } from './auditPackage.ts';
import * as versions from './auditVersions.ts';
import { readChain } from './chain.ts';
import * as control from './control.ts';
import * as files from './controlFiles.ts';
import * as owner from './controlOwner.ts';
import * as decision from './decision.ts';
import * as delegation from './delegation.ts';
import * as deviation from './deviation.ts';
import * as directory from './directory.ts';
import * as directoryDesk from './directoryDesk.ts';
import * as directoryGroups from './directoryGroups.ts';
import { addDeviationFile, readDeviationFile } from './deviationFiles.ts';
import * as requested from './deviationRequests.ts';
import * as deviating from './deviationHandle.ts';
import { followupPage, followupPaper, planPaper, vorPlanPaper } from './document.ts';
import * as followup from './followup.ts';
import { disposeOfTrail } from './disposal.ts';
import { previewImport, takeImport } from './import.ts';
import { importedFile, listImportedFiles } from './importedFiles.ts';
import * as invitation from './invitation.ts';
import * as measure from './measure.ts';
import * as ownMeasure from './ownMeasure.ts';
import * as organisation from './organisation.ts';
import * as organisationImport from './organisationImport.ts';
import * as organisationUnits from './organisationUnits.ts';
import { differencesPaper } from './papersCompared.ts';
import { measuresPaper, worksheetPaper } from './papersExtract.ts';
import { membersPaper } from './papersMembers.ts';
import type { UseCase } from './useCase.ts';
import { readSession } from './session.ts';
import { exportPersonData } from './personData.ts';
import * as processing from './processingRecord.ts';
import * as publishing from './publish.ts';
import * as permissionTable from './permissionTable.ts';
import * as reminders from './reminders.ts';
import * as account from './signInAccount.ts';
import * as providers from './signInProviders.ts';
import * as share from './share.ts';
import * as secrecy from './secrecy.ts';
import * as tasks from './tasks.ts';
import * as trail from './trail.ts';
import * as trailSearch from './trailSearch.ts';
import * as year from './year.ts';
import * as change from './yearChange.ts';
import { mergeRows } from './yearMerge.ts';
import { undoChange } from './yearUndo.ts';
import * as findings from './yearFindings.ts';

/** Sign-in hands out cookies, so the edge calls app/session.ts itself; reached any other way it does not exist. */
const atTheEdge = { act: async () => refuse('object.not-found') };

/** Each operation's use case. A new operation in the contract does not compile until it stands here. */
export const useCases = {
  'session.read': readSession, 'session.signIn': atTheEdge, 'session.signInDemo': atTheEdge, 'session.useLink': atTheEdge, 'session.signOut': atTheEdge,
  'signIn.ways': atTheEdge, 'signIn.passkeyBegin': atTheEdge, 'signIn.passkey': atTheEdge, 'signIn.recoveryCode': atTheEdge, 'signIn.begin': atTheEdge, 'signIn.finish': atTheEdge,
  'provider.list': providers.listProviders, 'provider.save': providers.saveProvider, 'provider.remove': providers.removeProvider, 'provider.bind': providers.bindPerson,
  'directory.read': directoryDesk.readDirectory, 'directory.makeKey': directoryDesk.makeKey, 'directory.revokeKey': directoryDesk.revokeKey, 'directory.addRole': directoryDesk.addRole, 'directory.removeRole': directoryDesk.removeRole, 'directory.confirmMails': directoryDesk.confirmMails,
  'scim.users': directory.listUsers, 'scim.user': directory.readUser, 'scim.createUser': directory.createUser, 'scim.changeUser': directory.changeUser, 'scim.removeUser': directory.removeUser,
  'scim.groups': directoryGroups.listGroups, 'scim.group': directoryGroups.readGroup, 'scim.createGroup': directoryGroups.createGroup, 'scim.changeGroup': directoryGroups.changeGroup, 'scim.removeGroup': directoryGroups.removeGroup,
  'account.read': account.readAccount, 'account.passkeyBegin': account.beginPasskey, 'account.addPasskey': account.addPasskey, 'account.removePasskey': account.removePasskey, 'account.makeCodes': account.makeCodes,
  'account.changePassword': atTheEdge, 'account.confirmMail': account.confirmMail, 'account.endSession': account.endSession, 'account.endOthers': account.endOthers,
  'organisation.read': organisation.readOrganisation, 'organisation.name': organisation.nameMunicipality, 'organisation.addBody': organisation.addBody, 'organisation.changeBody': organisation.changeBody,
  'organisation.addUnit': organisation.addUnit, 'organisation.changeUnit': organisation.changeUnit,
  'organisation.renameUnit': organisationUnits.renameUnit, 'organisation.unitsAhead': organisationUnits.unitsAhead, 'organisation.mergeUnits': organisationUnits.merge, 'organisation.splitUnit': organisationUnits.split,
  'organisation.previewImport': organisationImport.preview, 'organisation.import': organisationImport.take,
  'person.list': organisation.listPeople, 'person.add': organisation.addPerson, 'person.grant': organisation.grantRole, 'person.endGrant': organisation.endGrant, 'person.link': organisation.makeLink, 'person.endSessions': organisation.endSessionsOf,
  'method.list': organisation.listMethods, 'method.saveVersion': organisation.saveMethodVersion,
  'year.read': year.readYear, 'year.previous': year.readPrevious, 'year.findings': findings.readFindings, 'year.create': year.createYear, 'year.start': year.startFrom, 'year.setMethod': year.setMethod,
  'year.change': change.changeFields, 'year.add': change.addRows, 'year.remove': change.removeRows, 'year.undo': undoChange, 'year.renumber': change.renumberEvents, 'year.merge': mergeRows,
  'year.note': findings.noteFinding, 'year.removeNote': findings.removeNote, 'year.answer': change.answerQuestion, 'year.endRow': change.endRow, 'year.compare': findings.compare,
  'risk.list': year.listEvents, 'version.read': decision.readVersion, 'version.list': decision.listVersions, 'paper.vorPlan': vorPlanPaper, 'paper.plan': planPaper,
  'import.preview': previewImport, 'import.take': takeImport, 'import.list': listImportedFiles, 'import.file': importedFile,
  'decision.prepare': decision.prepareSubmission, 'decision.submit': decision.submit, 'decision.withdraw': decision.withdraw, 'decision.register': decision.register,
  'decision.adjust': decision.adjust, 'decision.correct': decision.correct,
  'measure.list': measure.listMeasures, 'measure.add': measure.addMeasure, 'recommendation.add': measure.addRecommendation, 'measure.change': measure.changeRegister, 'measure.link': measure.linkMeasure,
  'measure.note': measure.noteMeasure, 'deviation.receivers': deviation.receiversOf, 'deviation.people': deviation.peopleOf, 'deviation.report': deviation.reportDeviation, 'deviation.list': deviation.listDeviations, 'deviation.read': deviation.readDeviation, 'deviation.setup': requested.readSetup, 'deviation.setUp': requested.setUpDeviations, 'deviation.channel': requested.setChannel, 'deviation.addFile': addDeviationFile, 'deviation.file': readDeviationFile,
  'deviation.handle': deviating.handleDeviation, 'deviation.pass': deviating.passDeviation, 'deviation.involve': deviating.involveInDeviation, 'deviation.note': deviating.noteDeviation, 'deviation.link': deviating.linkDeviation, 'deviation.close': deviating.closeDeviation,
  'request.list': requested.listRequests, 'request.own': requested.ownRequests, 'request.add': requested.addRequest, 'request.answer': requested.answerRequest, 'request.decide': requested.decideRequest, 'paper.request': requested.requestPaper,
  'measure.own': ownMeasure.readOwnMeasure, 'measure.report': ownMeasure.reportMeasure, 'recommendation.own': ownMeasure.readOwnRecommendation, 'recommendation.answer': ownMeasure.answerRecommendation,
  'measure.checkEffect': measure.checkMeasure, 'recommendation.state': measure.stateRecommendation,
  'control.list': owner.listControls, 'control.plan': owner.planControls, 'control.setUp': owner.setUpControl, 'control.add': owner.addOccasion, 'control.remind': owner.remind, 'control.summarise': owner.summarise,
  'control.read': control.readControl, 'control.count': control.countItems, 'control.answer': control.answer, 'control.rest': control.rest, 'control.handle': control.handle, 'control.settle': control.settle,
  'control.finish': control.finishControl, 'control.notPerformed': control.couldNot, 'control.handOver': control.handOverControl, 'control.assign': control.assign, 'control.review': control.reviewControl, 'control.reopen': control.reopenControl,
  'control.population': files.bringPopulation, 'control.addEvidence': files.addEvidence, 'control.removeEvidence': files.removeEvidence, 'control.evidence': files.readEvidence,
  'calendar.read': followup.readCalendar, 'calendar.set': followup.setCalendar, 'followup.list': followup.listFollowups, 'followup.read': followup.readFollowup, 'followup.begin': followup.beginFollowup, 'followup.lock': followup.lockSection,
  'followup.write': followup.writeSection, 'followup.draft': followup.draftSection, 'followup.judge': followup.judgeFollowup, 'followup.page': followupPage, 'paper.followup': followupPaper,
  'paper.measures': measuresPaper, 'paper.worksheet': worksheetPaper, 'paper.differences': differencesPaper, 'paper.members': membersPaper,
  'secrecy.list': secrecy.listMarks, 'secrecy.mark': secrecy.markSecrecy, 'secrecy.earlier': secrecy.earlierRows, 'secrecy.lift': secrecy.liftSecrecy,
  'publication.list': publishing.listPublications, 'publication.publish': publishing.publish, 'publication.end': publishing.endPublication, 'paper.publication': publishing.publicationPaper,
  'published.list': publishing.publishedList, 'published.page': publishing.publishedPage, 'published.version': publishing.publishedVersion, 'published.paper': publishing.publishedPaper, 'published.style': publishing.publishedStyle,
  'personData.export': exportPersonData, 'processing.read': processing.readProcessing, 'processing.save': processing.saveProcessing, 'paper.processing': processing.processingPaper,
  'trail.search': trailSearch.searchTrail, 'trail.export': trailSearch.exportTrail, 'trail.disposals': trailSearch.listDisposals, 'trail.disposalPaper': trailSearch.disposalPaper,
  'chain.read': readChain, 'trail.dispose': disposeOfTrail,
  'trail.ofObject': trail.trailOfObject, 'trail.ofYear': trail.trailOfYear, 'start.read': tasks.readStart, 'wheel.read': tasks.readWheel,
  'permission.table': permissionTable.readTable, 'permission.ofPerson': permissionTable.readPerson, 'permission.who': permissionTable.readWho,
  'invitation.read': invitation.readInvitations, 'person.invite': invitation.invite, 'session.forgot': atTheEdge,
  'delegation.read': delegation.readDelegations, 'delegation.people': delegation.findPeople, 'delegation.make': delegation.makeDelegation, 'delegation.end': delegation.endDelegation,
  'reminder.read': reminders.readReminders, 'reminder.set': reminders.setReminders, 'reminder.makeFeed': reminders.makeFeed, 'reminder.dropFeed': reminders.dropFeed, 'reminder.feed': atTheEdge, 'mail.log': reminders.readMailLog,
  'followup.versions': versions.listFollowupVersions, 'followup.version': versions.readFollowupVersion, 'followup.compare': versions.compareFollowupVersions, 'version.compare': versions.compareVersions,
  'audit.news': audit.readNews, 'audit.seen': audit.markSeen, 'audit.year': audit.readAuditYear, 'audit.register': audit.readAuditRegister, 'audit.log': audit.readAuditLog, 'audit.coverage': readCoverage, 'audit.package': auditPackage,
  'share.list': share.listShares, 'share.make': share.makeShare, 'share.end': share.endShare, 'share.received': share.listReceived, 'share.read': share.readShared, 'paper.shared': share.sharedPaper,
} satisfies { readonly [Id in OperationId]: UseCase<Id, unknown> };
