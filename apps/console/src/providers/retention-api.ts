import type { CertificateView, ClaimInput, FileOpened, RetentionFile, RetentionOutlook } from '#contracts';
import { download, get, post, type QueryValues } from './http.js';

export const retentionApi = {
  outlook: () => get<RetentionOutlook>('/retention/outlook'),
  open: (ticketId: string, reason: string) =>
    post<FileOpened>(`/retention/files/${ticketId}/open`, { reason }),
  claim: (ticketId: string, input: ClaimInput) =>
    post<RetentionFile>(`/retention/files/${ticketId}/claim`, input),
  lift: (ticketId: string, reason: string) =>
    post<RetentionFile>(`/retention/files/${ticketId}/claim/lift`, { reason }),
  certificate: (id: string) => get<CertificateView>(`/retention/certificates/${id}`),
  exportAll: (query: QueryValues) =>
    download('/retention/certificates/export', query, 'destruction-certificates.jsonl'),
};
