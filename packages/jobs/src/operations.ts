/** Every operation there is. One that is not listed has no route, no access rule and no command. */
import * as Columns from "./columns.ts";
import * as Explain from "./explain.ts";
import * as Held from "./held.ts";
import * as Undo from "./import/undo.ts";
import * as ImportStatus from "./import-status.ts";
import * as Keys from "./keys.ts";
import * as Month from "./month.ts";
import * as Nightly from "./nightly.ts";
import * as Notices from "./notices.ts";
import * as Actual from "./pay/actual.ts";
import * as Decide from "./pay/decide.ts";
import * as Pay from "./pay.ts";
import * as People from "./people.ts";
import * as Period from "./period.ts";
import * as Policies from "./policies.ts";
import * as PresignedUpload from "./presigned-upload.ts";
import * as Profile from "./profile.ts";
import * as ProfileDraft from "./profile-draft.ts";
import * as Rates from "./rates.ts";
import * as Records from "./records.ts";
import * as Users from "./users.ts";
import * as Words from "./waiting-word.ts";

export const OPERATIONS = [
  Month.listMonths,
  Period.readOwnRow,
  Month.listLate,
  Month.closeMonth,
  Month.publishMonth,
  Month.restateMonth,
  Explain.explainFigure,
  People.listPeople,
  People.linkPerson,
  Rates.listRates,
  Rates.enterRate,
  Records.listRecords,
  Records.readRecord,
  Words.listWords,
  Words.answerWord,
  Pay.readRun,
  Pay.approveRun,
  Pay.releaseRun,
  Decide.holdPay,
  Decide.liftHold,
  Decide.adjustPay,
  Decide.confirmAdjustment,
  Decide.dropAdjustment,
  Actual.enterActual,
  Actual.enterActuals,
  Pay.readChanges,
  Pay.readEstimate,
  Policies.readPolicy,
  Policies.readSchema,
  Policies.listPresets,
  Policies.readVersion,
  Policies.readDraft,
  Policies.checkPolicy,
  Policies.simulatePolicy,
  Policies.createDraft,
  Policies.approveDraft,
  Policies.rejectDraft,
  Profile.listProfiles,
  ProfileDraft.previewProfile,
  Profile.readProfile,
  Profile.saveProfile,
  Profile.removeProfile,
  PresignedUpload.announceUpload,
  PresignedUpload.findUpload,
  ImportStatus.listImports,
  ImportStatus.readImport,
  Columns.listColumns,
  Columns.mapColumn,
  Undo.measureUndo,
  Undo.undoImport,
  Held.listHeld,
  Held.measureHeld,
  Held.approveHeld,
  Held.dismissHeld,
  Nightly.listRuns,
  Keys.list,
  Keys.create,
  Keys.revoke,
  Notices.list,
  Notices.add,
  Notices.test,
  Notices.remove,
  Users.list,
  Users.add,
  Users.link,
  Users.disable,
] as const;
