import { judgeReports, listReports, makeDueReports, submitReport } from '../features/reports/index.ts';
import { issueDocument, signDocument, takeOfficialStep, findOfficialDocument } from '../features/official-documents/index.ts';
