import type { OutreachOf } from '../../../features/outreach/index.ts';
import type { OutreachView } from '../outreach-view.ts';
import { BroadcastFacts } from './broadcast-facts.tsx';
import { Facts } from './fact-list.tsx';
import { IdeaFacts } from './idea-facts.tsx';

/** What a piece of outreach says of itself, by its kind. */
export function KindFacts({ view }: { view: OutreachView }) {
  const { item } = view;
  switch (item.kind) {
    case 'broadcast':
      return <BroadcastFacts view={view} item={item} />;
    case 'idea':
      return <IdeaFacts view={view} item={item} />;
    case 'trip':
      return <TripFacts view={view} item={item} />;
    case 'article':
      return <ArticleFacts item={item} />;
    case 'training':
      return (
        <Facts
          rows={[
            ['Nơi tổ chức', item.content.place],
            ['Nội dung', item.content.topic],
          ]}
        />
      );
    case 'study':
      return (
        <Facts
          rows={[
            ['Nơi đến', item.content.place],
            ['Thành phần', item.content.members.join('; ')],
            ['Chương trình', item.content.programme],
          ]}
        />
      );
  }
}

function ArticleFacts({ item }: { item: OutreachOf<'article'> }) {
  const { summary, articleId } = item.content;
  return (
    <Facts rows={[['Nội dung', summary]]}>
      {articleId !== null && (
        <p class="mb-0">
          <a href={`/can-bo/tin-bai/${articleId}`}>Tin bài trên Cổng của phường</a>: đã tính vào kế hoạch từ
          khi đăng, ghi ở đây không tính lần hai.
        </p>
      )}
    </Facts>
  );
}

/** The team and what it did: dossiers are counted from those received at the session, people guided one by one. */
function TripFacts({ view, item }: { view: OutreachView; item: OutreachOf<'trip'> }) {
  const { area, team, equipment, directive } = item.content;
  const guided = view.steps.filter(({ step }) => step === 'guide').length;
  return (
    <Facts
      rows={[
        ['Tổ dân phố', area],
        ['Tổ gồm', team.join('; ')],
        ['Thiết bị', equipment.join('; ')],
        ['Văn bản chỉ đạo', directive],
        ['Hồ sơ đã nhận', `${view.dossiers} (đếm từ hồ sơ nhận tại buổi này)`],
        ['Đã hướng dẫn', `${guided} lượt người không nộp hồ sơ`],
      ]}
    />
  );
}
