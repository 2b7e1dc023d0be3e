import { words } from './words.ts';

export const officialDocumentWords = words({
  vi: {
    title: 'Văn bản của phường',
    description: 'Kế hoạch, báo cáo, thông báo đã ban hành về giải quyết thủ tục hành chính.',
    empty: 'Chưa có văn bản nào được đăng.',
    more: 'Văn bản cũ hơn',
    all: 'Mọi văn bản',
    number: 'Số, ký hiệu',
    day: 'Ngày ban hành',
    posted: 'Đăng lúc',
    hash: 'Mã băm SHA-256 của tệp',
    open: 'Mở văn bản (PDF có chữ ký số)',
    check: 'Kiểm tra văn bản này',
    onlyVietnamese: 'Văn bản chỉ có tiếng Việt.',
  },
  en: {
    title: 'Documents of the ward',
    description: 'Plans, reports and notices about public services that the ward has issued.',
    empty: 'No document has been published yet.',
    more: 'Older documents',
    all: 'All documents',
    number: 'Number',
    day: 'Date of issue',
    posted: 'Published at',
    hash: 'SHA-256 of the file',
    open: 'Open the document (signed PDF)',
    check: 'Check this document',
    onlyVietnamese: 'Documents are written in Vietnamese only.',
  },
});
